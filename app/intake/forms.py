"""Step 4b: words that say what an item is ("Keynote", "Foredrag"), and the title that stands behind its speaker."""

from __future__ import annotations

import re

from app.intake.head import EDGES
from app.intake.names import Place, is_kind_word
from app.intake.people import people
from app.intake.vocabulary import flat, words, words_of

LONGEST_FORM = 20
"""Characters of a form ("Keynote") that stays in front of the title behind the speaker."""


def is_form(token: str) -> bool:
    """ "Begrüßung", "und", "Keynote": words that say what an item is, not what it is about."""
    bare = token.strip(EDGES).casefold()
    return is_kind_word(bare) or bare in words("people", "speech") or bare in flat("people", "and") or bare in {"", "&"}


def is_speech(word: str) -> bool:
    """Something that somebody holds or gives ("Welcome", "Vortrag"), or a small word between two."""
    return word in words("people", "speech") or word in flat("people", "and")


def with_title_behind(before: str, after: str, place: Place) -> tuple[str, str]:
    """ "Keynote by Ruth Ellis: Cities that listen": who it is, and the title behind; else all of it, and nothing."""
    form = before.strip(EDGES + "(")
    for match in re.finditer(r":\s+|\s+[-–—]\s+|,\s+(?=[«“„\"»‘])", after):
        whom, rest = after[: match.start()], after[match.end() :].strip()
        found = people(whom, place)
        other = people(rest, Place.WEAK)
        if not (found.only and found.left <= 1) or not rest:
            break
        dashed = match[0].strip() in {"-", "–", "—"} and rest[0] not in '«“”„"»'
        if dashed and not (found.persons and _is_the_title(form, rest)):
            continue
        if not dashed and other.only and other.left <= 1:
            break
        return whom, f"{form}: {rest}" if form and len(form) <= LONGEST_FORM else rest
    return after, ""


def _is_the_title(form: str, rest: str) -> bool:
    """ "Foredrag ved Per Hansen – Tro i en travl tid": behind a dash stands the title where in front of the speaker
    stands nothing but the form, and no role or organisation of the speaker's."""
    spoken = words_of(rest)
    running = rest.endswith("?") or any(token[:1].islower() for token in rest.split())
    who = any(word in words("people", "roles") or word in words("people", "organisations") for word in spoken)
    titled = len(spoken) >= 2 and running and not rest[0].islower()
    return titled and not who and not people(rest, Place.WEAK).persons and all(map(is_form, form.split()))
