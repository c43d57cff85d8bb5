"""Step 4c: the particles between a title and its people: "v/", "ved", "by", "o.l.v."."""

from __future__ import annotations

import re
from functools import cache

from app.intake.names import Place
from app.intake.people import Found, people
from app.intake.vocabulary import choice, flat


@cache
def strong_particles() -> re.Pattern[str]:
    """Particles that promise people whatever follows ("v/"), and those that do before a name ("ved")."""
    slashed = r"[vV]\s?/\s?|v\.\s?|[mM]/\s?|[wW]/\s?"
    spelled = "|".join(
        f"(?i:{re.escape(word)})".replace(r"\ ", r"\s+") if len(word) > 2 else re.escape(word)  # "m.", but not "M."
        for word in flat("people", "strong")
        if word[0].isalpha()
    )
    return re.compile(
        rf"(?:(?<=[\s,;.(–—-])|^)(?:(?P<sure>{slashed}|v\s+(?=[A-ZÆØÅÄÖ]))|(?P<word>{spelled})\s+)"
        r"(?=[^\W_«\"“(])"
    )


@cache
def weak_particles() -> re.Pattern[str]:
    """Particles that may name a thing as well ("med", "by"): a known person must follow."""
    spelled = choice("people", "weak")
    return re.compile(rf"(?:(?<=[\s,;(–—-])|^)(?:{spelled})\s+(?=[^\W_(])", re.IGNORECASE)


NUMBERED = ("session", "workshop", "del", "part", "track", "spor", "gruppe")
"""Words in front of a "V" that is a number."""


def promises(found: Found, *, sure: bool, long: bool) -> bool:
    """Whether what follows a particle is people. "v/" is trusted even with a role alone; "ved" may name a place."""
    if sure:
        return long or bool(found.persons or found.nobody or found.roles or found.organisations)
    if found.persons:
        return found.only or found.left <= 6
    return bool(found.nobody or found.roles) and found.left <= 2


def is_about(before: str) -> bool:
    """Whether the person behind these words is what it is about, not who speaks."""
    said = " " + " ".join(before.casefold().split())
    return any(said.endswith(f" {word}") for word in flat("people", "about"))


def starts_with_particle(text: str) -> bool:
    """A line that begins with "v/" or "ved" and a name goes with the title above it."""
    match = strong_particles().match(text)
    return match is not None and (match["sure"] is not None or bool(people(text[match.end() :], Place.STRONG).persons))
