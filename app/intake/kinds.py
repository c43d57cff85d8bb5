"""Step 5: what kind of item a title tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from app.domain.programme import ItemKind
from app.intake.vocabulary import LANGUAGES, PHRASE, WORD, Hit, Words, choice, flat, table, words, words_of
from app.services.intake import ReadItem

_KEYS = ("lunch", "break", "meal", "welcome", "closing", "next_steps", "plenum", "group", "talk")
_ASIDE = ("subject", "tables", "midday")
"""Words that tell no kind. A subject's look like one ("debate culture", "closing the gap"); the other two only begin
compounds: a debate at tables is one in groups, a break at midday is lunch."""

_KIND = {
    "lunch": ItemKind.LUNCH,
    "break": ItemKind.BREAK,
    "meal": ItemKind.BREAK,
    "welcome": ItemKind.WELCOME,
    "closing": ItemKind.CLOSING,
    "next_steps": ItemKind.NEXT_STEPS,
    "plenum": ItemKind.PLENUM_DEBATE,
    "group": ItemKind.GROUP_DEBATE,
    "talk": ItemKind.TALK,
}
LUNCH_FROM, LUNCH_TO = 11 * 60 + 30, 14 * 60 + 30


@cache
def _of_language(language: str) -> Words:
    """One language's words of kind."""
    made = Words()
    for key in _KEYS + _ASIDE:
        made.add(table(language)["kinds"][key], key)
    return made


_KIN = frozenset({"da", "no", "sv"})
"""Languages so near that one is taken for another."""


@cache
def _others(language: str) -> Words:
    """Every other language's: people mix. Of those far away nothing that counts only where a title begins."""
    made = Words()
    for each in LANGUAGES:
        if each == language:
            continue
        near = {each, language} <= _KIN
        for key in _KEYS + _ASIDE:
            told = table(each)["kinds"][key]
            made.add(told if near else [w for w in told if not w.startswith("^") and not w.endswith(" *")], key)
    return made


@lru_cache(maxsize=4096)
def kind_of(title: str, start: int | None, language: str) -> tuple[ItemKind, bool]:
    """The kind, and whether a word told it. start: minutes after midnight; a meal at midday is lunch."""
    plain = _BRACKETS.sub(" ", title)
    title = plain if words_of(plain) else title  # what stands in brackets is an aside
    spoken = words_of(title)
    starts = _starts(title)
    every = _of_language(language).every(spoken, starts)
    subjects = _subjects(every, starts, len(spoken))
    hits = _hits(every, spoken, starts, subjects)
    hit = _head(hits, spoken, starts)
    other = None
    if hit is None or hit.first > 0:
        foreign = _others(language).every(spoken, starts)
        other = _head(_hits(foreign, spoken, starts, subjects), spoken, starts)
    if other is not None and (hit is None or other.first < hit.first):
        hit = other if len(spoken) == 1 or _trusted(other, alone=hit is None) else hit
    if hit is None:
        return ItemKind.TALK, False
    tag = _met(hit, title, spoken, hits)
    midday = start is not None and LUNCH_FROM <= start <= LUNCH_TO
    if tag == "break" and midday and any(other.tag == "meal" for other in hits):
        tag = "meal"
    kind = ItemKind.LUNCH if tag == "meal" and midday else _KIND[tag]
    if kind is ItemKind.PLENUM_DEBATE and _in_groups(spoken, hit):
        kind = ItemKind.GROUP_DEBATE
    return kind, True


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PART = re.compile(r"[:–—/?(|.»”\"]\s*$|\s-\s+$|[«“\"(]$")


def _starts(title: str) -> frozenset[int]:
    """At which of its words a title and its parts ("Session 2: Debate – with coffee") begin, small words in front of
    one ("a short", "then", a number) left aside."""
    starts: set[int] = set()
    small, before, open_ = flat("kinds", "leads"), 0, True
    for at, match in enumerate(WORD.finditer(title)):
        word = match[0].casefold()
        open_ = open_ or _PART.search(title[before : match.start()]) is not None
        if open_:
            starts.add(at)
        open_ = open_ and (word in small or word.isdigit() or len(word) == 1)
        before = match.end()
    return frozenset(starts)


def _subjects(hits: list[Hit], starts: frozenset[int], length: int) -> frozenset[int]:
    """The words that only say what an item is about: a subject's own, and where a phrase of one begins a part, all of
    that part."""
    found: set[int] = set()
    for hit in hits:
        if hit.tag == "subject":
            opens = hit.first in starts and hit.weight >= PHRASE - 1
            after = min((at for at in starts if at >= hit.after), default=length) if opens else hit.after
            found.update(range(hit.first, after))
    return frozenset(found)


def _hits(every: list[Hit], spoken: list[str], starts: frozenset[int], subjects: frozenset[int]) -> list[Hit]:
    """The words of kind in a title; those of a question are only what it asks about."""
    hits = [hit for hit in every if hit.tag in _KIND and hit.first not in subjects]
    if len(spoken) > 2 and spoken[0] in flat("kinds", "questions"):
        return [
            hit for hit in hits if (hit.first > 0 and hit.first in starts) or (hit.first == 0 and hit.weight >= PHRASE)
        ]
    return hits


_HEADS = frozenset(
    {(first, second) for first in ("welcome", "closing") for second in ("break", "meal", "talk", "plenum", "group")}
    | {(first, "lunch") for first in ("welcome", "closing", "plenum", "group", "talk")}
)
"""Words of kind side by side of which the second is the head: "welcome coffee", "opening keynote", "panel lunch"."""


def _met(hit: Hit, title: str, spoken: list[str], hits: list[Hit]) -> str:
    """What two words of kind together tell: the last of a compound ("welcome coffee"), a report of groups, a recap
    that closes, a meal with something before it."""
    after = [other for other in hits if other.first >= hit.after]
    beside = after[0] if after and after[0].first == hit.after and hit.weight < PHRASE - 1 else None
    if beside is not None and _joined(title, spoken, beside.first):
        whole = words("kinds", "whole_group").at(spoken, hit.first)
        if (hit.tag, beside.tag) in _HEADS or (hit.tag == "plenum" and whole is not None):
            return beside.tag
    if hit.tag == "break" and any(other.tag == "lunch" for other in after):
        return "lunch"
    reports = words("kinds", "report").find(spoken)
    if reports is not None and reports.first <= hit.first:
        groups = next((other for other in hits if other.tag == "group"), None)
        if (
            hit.tag in {"talk", "group"}
            and groups is not None
            and _of(spoken, groups.first)
            and groups.first > reports.first
        ):
            return "plenum"
        if hit.tag == "talk" and words("kinds", "whole_group").find(spoken[hit.after :]) is not None:
            return "plenum"  # "Præsentation i plenum"
        if hit.tag == "plenum" and any(other.tag == "closing" for other in after):
            return "closing"
    return hit.tag


def _of(spoken: list[str], at: int) -> bool:
    """Whether "of", "fra" and the like stand within two words before a word."""
    small = flat("kinds", "of") + flat("people", "of")
    return any(word in small for word in spoken[max(0, at - 2) : at])


def _joined(title: str, spoken: list[str], at: int) -> bool:
    """Whether nothing but a space stands before a word."""
    return f"{spoken[at - 1]} {spoken[at]}" in title.casefold()


def _head(hits: list[Hit], spoken: list[str], starts: frozenset[int]) -> Hit | None:
    """The first word of kind that is not only what the item is about ("outcomes of the previous workshops")."""
    for hit in hits:
        about = any(word in flat("kinds", "of") for word in spoken[max(0, hit.first - 3) : hit.first])
        bare = words("kinds", "bare").at(spoken, hit.first) is not None
        if hit.tag == "break" and hit.first > 2 and hit.first not in starts and (about or not bare):
            continue  # deep in a title it is what the talk is about
        if hit.tag == "meal" and _is_paired(hit, hits, spoken):
            continue
        if hit.tag == "next_steps" and hit.first in starts and hit.first - 1 not in starts and hit.first > 0:
            continue  # "The new bypass: what happens next?"
        opens = hit.weight == PHRASE and hit.tag in {"welcome", "closing"}  # "The chair of the board opens the day"
        if hit.tag in {"break", "lunch", "meal", "talk"} or opens or not about:
            return hit
    return None


def _is_paired(hit: Hit, hits: list[Hit], spoken: list[str]) -> bool:
    """ "Jord og mat", "Climate and food": behind "and" it goes with a word that tells no kind."""
    joined = hit.first > 1 and spoken[hit.first - 1] in flat("people", "and")
    return joined and not any(other.first < hit.first for other in hits)


def _trusted(hit: Hit, *, alone: bool) -> bool:
    """A short word of another language is more often chance. alone: nothing else tells."""
    return hit.weight >= (4 if alone else 5)


def _in_groups(spoken: list[str], hit: Hit) -> bool:
    """A debate "in groups" is group work; a whole group, or a report of groups, is not."""
    strong = words("kinds", "group_strong").find(spoken)
    whole = words("kinds", "whole_group").find(spoken)
    return (
        strong is not None
        and strong.first >= hit.first
        and whole is None
        and hit.tag == "plenum"
        and _debate(spoken, hit)
    )


def _debate(spoken: list[str], hit: Hit) -> bool:
    told = words("kinds", "debate")
    return told.at(spoken, hit.first) is not None and words("kinds", "report").at(spoken, hit.first) is None


def is_debate_or_break(title: str, start: int | None, language: str) -> bool:
    """Whether an untimed line is an item of its own by its kind."""
    spoken = words_of(title)
    kind, told = kind_of(title, start, language)
    if not told:
        return False
    if kind in {ItemKind.BREAK, ItemKind.LUNCH}:
        bare = words("kinds", "bare").find(spoken)
        return bare is not None and bare.first <= 1
    hit = words("kinds", "debate").find(spoken)
    return kind in {ItemKind.PLENUM_DEBATE, ItemKind.GROUP_DEBATE} and hit is not None and hit.first <= 1


def welcomed(items: list[ReadItem], language: str) -> list[ReadItem]:
    """The items, with "coffee and welcome" as a welcome where it is the first of its day or somebody speaks in it."""
    seen: set[int] = set()
    made: list[ReadItem] = []
    for item in items:
        first = item.day not in seen
        seen.add(item.day)
        if item.kind is ItemKind.BREAK and (first or item.speakers) and _also_welcomes(item.title, language):
            made.append(replace(item, kind=ItemKind.WELCOME))
        else:
            made.append(item)
    return made


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{choice('people', 'and')})\s|[,&/+;:]|\s[-–—]\s", re.IGNORECASE)


def _also_welcomes(title: str, language: str) -> bool:
    """Whether a part of a title that stands beside others ("coffee and welcome") is a welcome of its own."""
    parts = _and().split(_BRACKETS.sub(" ", title))
    return len(parts) > 1 and any(kind_of(part, None, language) == (ItemKind.WELCOME, True) for part in parts)
