"""Whom a workshop knows by name, found wherever the name was typed: what the anonymous version leaves out.

Too much is the lesser fault: a word left out that was no name can be asked about, a name in print cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.document.clean import one_line
from app.domain.debate import Group, Municipality
from app.domain.gestures import State
from app.domain.plenum import Ballot, NextStep
from app.domain.programme import Organisation, Person

_BETWEEN = re.compile(r"\s*(?:[,;/&+()]|\b(?:og|and|med|with|v\.)(?=\s))\s*")
_OFFICE = re.compile(r"\b(?:kommune\w*|region\w*|municipality|council|bibliotek\w*|librar\w*)\b", re.IGNORECASE)
_SHORTEST = 3
"""Letters of a name that is looked for by itself: "Bo" and "Ib" stand in too many words' places."""

_MOST = 8
"""Words of a name that are looked at; what has more is no name."""

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no blanks between words."""

_AFTER = r"(?=['’]?s?\b(?!['’]\w{2}))"
"""A name may be in the genitive: Hansens, Jens', Anna's."""


class Names:
    """The names of one workshop's people, with their parts."""

    def __init__(self, state: State) -> None:
        kept = {run for name in _others(state) for run in (one_line(name), *_runs(name))} - {""}
        known = {name.casefold() for name in kept}
        people = {name for name in _people(state) if name.casefold() not in known}
        runs = {run for name in people for run in _runs(name)}
        parts = {name for name in people if " " not in name}
        for word in (word for name in people for word in name.split()):
            parts |= {part for part in (word, *word.split("-")) if part and not part[0].islower()}
        dense = {p for p in parts if _DENSE.match(p) and len(p) > 1}
        parts = {form for p in parts if len(p) >= _SHORTEST for form in (p, p.upper(), p[0].upper() + p[1:])}
        found = [f"(?i:{_any(runs)}){_AFTER}" if runs else "", f"(?:{_any(parts)}){_AFTER}" if parts else ""]
        spaced = "|".join(pattern for pattern in (f"(?P<kept>{_any(kept)})(?!\\w)" if kept else "", *found) if pattern)
        pattern = "|".join(p for p in (rf"(?<!\w)(?:{spaced})" if any(found) else "", _any(dense)) if p)
        self._pattern = re.compile(pattern) if pattern else None

    def left_out(self, words: str, mark: str) -> str:
        """The words with a mark in the place of each name; names of organisations and places stay whole."""
        if self._pattern is None:
            return words
        return self._pattern.sub(lambda found: found[0] if found.groupdict().get("kept") else mark, words)


def _runs(name: str) -> Iterator[str]:
    """Two of a name's words or more, as they follow each other."""
    words = name.split()[:_MOST]
    return (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1))


def _others(state: State) -> Iterator[str]:
    for organisation in state.of(Organisation).values():
        yield from (organisation.name, organisation.derived_name)
    yield from (place.name for place in state.of(Municipality).values())


def _people(state: State) -> Iterator[str]:
    """Everybody who is named as a person somewhere; of those who take steps, the ones with two names: a word alone
    may be a board or everybody."""
    yield from filter(None, (one_line(p.name) for p in state.of(Person).values()))
    hosts = (g.host for g in state.of(Group).values())
    counters = (b.counted_by for b in state.of(Ballot).values())
    for text in (*hosts, *counters):
        yield from (name for name in _named(text) if not name[0].islower())
    takers = (text for s in state.of(NextStep).values() for text in (s.who, s.with_whom))
    for text in takers:
        yield from (name for name in _named(text) if sum(not word[0].islower() for word in name.split()) > 1)


def _named(text: str) -> Iterator[str]:
    names = (part.strip(" .") for part in _BETWEEN.split(one_line(text)))
    return (name for name in names if name and not _OFFICE.search(name))


def _any(names: Iterable[str]) -> str:
    """Any of them, the longest first, however many blanks lie between its words."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
