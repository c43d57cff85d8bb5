"""Step 2: the clocks of a line. One grammar, tried by form: range, single, prefixed, a bare hour where one fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from app.intake.vocabulary import choice, flat, words

NOON = 12 * 60
DAY = 24 * 60


class Half(StrEnum):
    """Which half of the day a twelve-hour clock says."""

    AM = "am"
    PM = "pm"


@dataclass(frozen=True, slots=True)
class Span:
    """A start, an end or both, in minutes after midnight as written, where they stand in the line.

    certain: the half of the day is beyond doubt for both (am or pm is written, or an hour over 12). lead: where the
    words before it begin ("kl."). deadline: a time by which something must be done, no start. latest: the text says "at
    the latest".
    """

    start: int | None
    end: int | None
    begin: int
    stop: int
    certain: bool = False
    lead: int = 0
    deadline: bool = False
    latest: bool = False
    prefixed: bool = False
    bare: bool = False  # without minutes, or four digits without a point: only a plausible place makes it a clock


@dataclass(frozen=True, slots=True)
class _Atom:
    minutes: int
    begin: int
    stop: int
    form: str
    half: Half | None = None
    closing: bool = False  # followed by a bracket that it opened

    @property
    def strong(self) -> bool:
        return self.form not in {"bare", "digits"}


_UNIT = r"(?!\s*(?:%|€|\$|m²|(?:kr|eur|usd|km|kg|x|mio|ha|pct|points?|years|år|jahre|ans|jaar)\b))"
_HALF = r"(?:\s*(?P<half>a\.\s?m\.|p\.\s?m\.|am|pm)(?![^\W\d_]))?"


@cache
def _atom() -> re.Pattern[str]:
    after = choice("clocks", "after")
    noon, midnight = choice("clocks", "noon"), choice("clocks", "midnight")
    lengths = choice("clocks", "minutes", "hours")
    return re.compile(
        r"(?<!\d)(?<!\d[.,:])(?<![^\W_])(?<![$€£])(?:"
        r"(?P<hm>(?P<h1>\d{1,2})(?:\s?:\s?|\.\s?(?=\d\d(?!\d))|(?<=\d)\.)(?P<m1>\d{2})(?::\d{2})?(?!\d)(?![.,:/]\d)(?!\.\w)"
        rf"(?!\s*(?:{lengths})\b)"
        r")"
        r"|(?P<hh>(?P<h2>\d{1,2})\s?h(?:\s?(?P<m2>\d{2})(?!\d)|(?![^\W_])))"
        rf"|(?P<named>(?P<h3>\d{{1,2}})(?=\s?(?:{after}|a\.\s?m\.|p\.\s?m\.|am|pm)(?![^\W\d_])))"
        rf"|(?P<noon>(?<![^\W_]-)(?:{noon})\b)|(?P<midnight>(?:{midnight})\b)"
        r"|(?P<digits>\d{3,4})(?!\d)(?![.,:/]\d)(?![^\W_])"
        r"|(?P<bare>\d{1,2})(?!\d)(?![.,:/]\d)(?![^\W_])"
        r")" + _UNIT + rf"{_HALF}(?:\s?(?:{after})\b\.?)?",
        re.IGNORECASE,
    )


@cache
def _between() -> re.Pattern[str]:
    until, prefix = choice("clocks", "until"), choice("clocks", "before", "about")
    dashes = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
    return re.compile(
        rf"\s*(?:[{dashes}~→>»]+|/|(?:{until})(?![^\W\d_]))\s*(?:(?:{prefix})(?![^\W\d_])\.?\s*)?\(?\s*", re.IGNORECASE
    )


@cache
def _before() -> re.Pattern[str]:
    """A word in front of a clock, at the end of what stands before."""
    also_at = set(flat("clocks", "before"))  # "à" joins a range, but alone it only says at
    until = "|".join(re.escape(word) for word in flat("clocks", "until") if word not in also_at)
    return re.compile(
        rf"(?<![^\W_])(?:(?P<until>{until})|(?P<latest>{choice('clocks', 'latest')})"
        rf"|(?P<late>{choice('clocks', 'deadlines')})"
        rf"|(?P<mild>{choice('clocks', 'before', 'about', 'from')}))\.?\s*[:(\[]?\s*$",
        re.IGNORECASE,
    )


@cache
def _latest_behind() -> re.Pattern[str]:
    """ "14.45 (senest) Tak", "14h45 au plus tard :"; in "14.45 Latest news" the word is of the title."""
    return re.compile(rf"\s*[,(]?\s*(?:{choice('clocks', 'latest')})(?=\s*[:,)–-]|\s*$|\s+[^\W\da-zæøåäöüéèà])\)?")


REACH = 40
"""Characters in front of a clock in which its word is looked for."""


def _word_before(text: str, at: int) -> re.Match[str] | None:
    """The word in front of a place; its positions count from REACH characters before."""
    return _before().search(text[max(0, at - REACH) : at])


def spans_in(text: str, *, digits: bool = False) -> list[Span]:
    """The clocks of a line whose dates are masked, from the left. digits: this text writes hours as 0930."""
    atoms = [atom for match in _atom().finditer(text) if (atom := _read(match)) is not None]
    found: list[Span] = []
    at = 0
    while at < len(atoms):
        pair = _pair(text, atoms, at, digits=digits)
        if pair is not None:
            found.append(_dressed(text, pair))
            at += 2
            continue
        single = _single(text, atoms[at], digits=digits)
        if single is not None:
            found.append(single)
        at += 1
    return found


def _read(match: re.Match[str]) -> _Atom | None:
    form = next(name for name in ("hm", "hh", "named", "noon", "midnight", "digits", "bare") if match[name] is not None)
    half = match["half"]
    said = None if half is None else Half.AM if half[0] in "aA" else Half.PM
    if form == "noon":
        hour, minute = 12, 0
    elif form == "midnight":
        hour, minute = 24, 0
    elif form == "digits":
        hour, minute = int(match["digits"][:-2]), int(match["digits"][-2:])
    else:
        hour = int(match["h1"] or match["h2"] or match["h3"] or match["bare"])
        minute = int(match["m1"] or match["m2"] or 0)
    if minute > 59 or hour * 60 + minute > DAY or (said and not 1 <= hour <= 12):
        return None
    if said is not None and form == "bare":
        form = "named"
    return _Atom(_on_half(hour * 60 + minute, said), match.start(), match.end(), form, said)


def _on_half(minutes: int, half: Half | None) -> int:
    if half is None:
        return minutes
    within = minutes % NOON
    return within + NOON if half is Half.PM else within


def _pair(text: str, atoms: list[_Atom], at: int, *, digits: bool) -> Span | None:
    """Two clocks with a dash, a word or, at the line's start, nothing between."""
    if at + 1 >= len(atoms):
        return None
    one, two = atoms[at], atoms[at + 1]
    between = text[one.stop : two.begin]
    joined = _between().fullmatch(between) is not None
    plain = bool(between) and between.isspace() and len(between) <= 8 and one.form == two.form == "hm"
    if plain and text[: one.begin].strip("\0 (") == "" and two.minutes > one.minutes:
        joined = True
    if not joined or not _plausible_pair(text, one, two, digits=digits):
        return None
    start, end = one.minutes, two.minutes
    if two.half is not None and one.half is None and one.form != "noon" and one.minutes < 13 * 60:
        same = _on_half(one.minutes, two.half)
        start = same if same < end else _on_half(one.minutes, Half.AM if two.half is Half.PM else Half.PM)
    certain = two.half is not None or start >= 13 * 60 or one.half is not None
    stop = two.stop
    if "(" in between and ")" not in between:
        stop += len(text[two.stop :]) - len(text[two.stop :].lstrip(") ")) if text[two.stop :].startswith(")") else 0
    return Span(start, end, one.begin, stop, certain, one.begin, bare=not (one.strong or two.strong))


def _plausible_pair(text: str, one: _Atom, two: _Atom, *, digits: bool) -> bool:
    """Weak forms need company: 9-10.30 and 8.30-845 are times, 5-10 and 2010-2014 only where a line begins so."""
    if one.strong and two.strong:
        return True
    forms = {one.form, two.form}
    if one.strong or two.strong:
        weak = one if not one.strong else two
        return weak.form == "bare" or weak.minutes % 5 == 0
    leading = text[: one.begin].strip("\0 \t(") == ""
    prefix = _word_before(text, one.begin) is not None
    if not (leading or prefix) or len(forms) == 2:
        return False
    if one.form == "digits":
        years = 1900 <= _as_digits(one) <= 2100 and 1900 <= _as_digits(two) <= 2100
        return one.minutes % 5 == 0 and two.minutes % 5 == 0 and (digits or prefix or not years)
    follows = text[two.stop :].lstrip(" \t")
    rises = one.minutes < two.minutes or two.minutes <= one.minutes - 6 * 60
    shape = not follows or follows[0] in ":.,-–—|(\t" or follows[0].isupper() or follows[0] in '«"“'
    return rises and shape and (prefix or one.minutes >= 6 * 60)


def _as_digits(atom: _Atom) -> int:
    return atom.minutes // 60 * 100 + atom.minutes % 60


def _single(text: str, atom: _Atom, *, digits: bool) -> Span | None:
    before = text[: atom.begin]
    prefixed = _word_before(text, atom.begin)
    leading = before.strip("\0 \t(") == ""
    if not atom.strong:
        strict = prefixed is not None and _clock_word().search(before[-REACH:]) is not None
        fits = leading and digits and atom.form == "digits" and atom.minutes % 5 == 0
        if not (strict or fits):
            return None
    if atom.form == "noon" and prefixed is None and text[atom.begin : atom.stop].casefold() in words("kinds", "meal"):
        return None  # "Middag" is a dinner too, and mostly that
    certain = atom.half is not None or atom.minutes >= 13 * 60 or atom.form in {"noon", "midnight"}
    return _dressed(text, Span(atom.minutes, None, atom.begin, atom.stop, certain, atom.begin, bare=not atom.strong))


@cache
def _clock_word() -> re.Pattern[str]:
    """The words that make a bare number a clock: "kl. 9", but not "at 9" or "om 9"."""
    return re.compile(r"(?<![^\W_])(?:kl|klokken|klokka|klockan)\.?\s*(?:ca\.?\s*)?$", re.IGNORECASE)


def _dressed(text: str, span: Span) -> Span:
    """The span with the words before it: kl., ca., ab, bis, by."""
    begin = span.begin
    until = late = latest = prefixed = False
    for _ in range(3):
        found = _word_before(text, begin)
        if found is None:
            break
        until = until or found["until"] is not None
        latest = latest or found["latest"] is not None
        late = late or latest or found["late"] is not None
        begin -= min(begin, REACH) - found.start()
        prefixed = True
    opened = text[:begin].rstrip()
    if opened.endswith(("(", "[")):
        begin = len(opened) - 1
    if span.end is None and span.start is not None and (until or late):
        return replace(span, start=None, end=span.start, lead=begin, deadline=True, latest=latest, prefixed=True)
    behind = _latest_behind().match(text, span.stop) if span.end is None else None
    if behind is not None:
        return replace(span, lead=begin, stop=behind.end(), latest=True, prefixed=prefixed)
    return replace(span, lead=begin, prefixed=prefixed)
