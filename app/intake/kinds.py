"""Step 5: what kind of item a title tells."""

from __future__ import annotations

from functools import cache

from app.domain.programme import ItemKind
from app.intake.vocabulary import LANGUAGES, Hit, Words, flat, table, words, words_of

_KEYS = ("lunch", "break", "meal", "welcome", "closing", "next_steps", "plenum", "group", "talk")
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
    for key in _KEYS:
        made.add(table(language)["kinds"][key], key)
    return made


@cache
def _others(language: str) -> Words:
    """Every other language's: people mix."""
    made = Words()
    for each in LANGUAGES:
        if each != language:
            for key in _KEYS:
                made.add(table(each)["kinds"][key], key)
    return made


def kind_of(title: str, start: int | None, language: str) -> tuple[ItemKind, bool]:
    """The kind, and whether a word told it. start: minutes after midnight; a meal at midday is lunch."""
    spoken = words_of(title)
    hit = _head(_of_language(language).every(spoken), spoken)
    other = _head(_others(language).every(spoken), spoken) if hit is None or hit.first > 0 else None
    if hit is None or (other is not None and other.first < hit.first and _trusted(other)):
        hit = other
    if hit is None:
        return ItemKind.TALK, False
    tag = _met(hit, title, spoken, language)
    kind = _KIND[tag]
    if tag == "meal" and start is not None and LUNCH_FROM <= start <= LUNCH_TO:
        kind = ItemKind.LUNCH
    if kind is ItemKind.PLENUM_DEBATE and _in_groups(spoken, hit):
        kind = ItemKind.GROUP_DEBATE
    return kind, True


_HEADS = frozenset(
    {(first, second) for first in ("welcome", "closing") for second in ("break", "talk", "plenum")}
    | {(first, "lunch") for first in ("welcome", "plenum", "group", "talk")}
)
"""Words of kind side by side of which the second is the head: "welcome coffee", "opening keynote", "panel lunch"."""


def _met(hit: Hit, title: str, spoken: list[str], language: str) -> str:
    """What two words of kind together tell: the last of a compound ("welcome coffee"), a report of groups, a recap
    that closes, a meal with something before it."""
    hits = _of_language(language).every(spoken)
    after = [other for other in hits if other.first >= hit.after]
    beside = after[0] if after and after[0].first == hit.after and language != "fr" else None
    if beside is not None and (hit.tag, beside.tag) in _HEADS and _joined(title, spoken, beside.first):
        return beside.tag
    if hit.tag == "break" and any(other.tag == "lunch" for other in after[:1]):
        return "lunch"
    reports = words("kinds", "report").at(spoken, hit.first) is not None
    if reports and hit.tag == "talk" and after and after[0].tag == "group" and _of(spoken, after[0].first):
        return "plenum"
    if reports and hit.tag == "plenum" and any(other.tag == "closing" for other in after):
        return "closing"
    return hit.tag


def _of(spoken: list[str], at: int) -> bool:
    """Whether "of", "fra" and the like stand within two words before a word."""
    small = flat("kinds", "of") + flat("people", "of")
    return any(word in small for word in spoken[max(0, at - 2) : at])


def _joined(title: str, spoken: list[str], at: int) -> bool:
    """Whether nothing but a space stands before a word."""
    return f"{spoken[at - 1]} {spoken[at]}" in title.casefold()


def _head(hits: list[Hit], spoken: list[str]) -> Hit | None:
    """The first word of kind that is not only what the item is about ("outcomes of the previous workshops")."""
    for hit in hits:
        before = spoken[max(0, hit.first - 3) : hit.first]
        if hit.tag == "break" and hit.first > 2 and words("kinds", "bare").at(spoken, hit.first) is None:
            continue  # deep in a title it is what the talk is about
        if hit.tag in {"break", "lunch", "meal", "talk"} or not any(word in flat("kinds", "of") for word in before):
            return hit
    return None


def _trusted(hit: Hit) -> bool:
    """A word of another language counts before one of this language only where it is a whole, long word."""
    return hit.weight >= 5


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
