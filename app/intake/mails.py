"""Step 1c: what a mail has above a programme: its head ("From: ...", "Subject: ..."), and "On 3 March A wrote:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.intake.lines import Line
from app.intake.vocabulary import choice, flat, words_of

FEWEST_LABELS = 3
"""Lines of a mail's head in a row wherever they stand; fewer are one at the top of a text, or beside an address."""

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")


@dataclass(frozen=True, slots=True)
class Mail:
    """The lines without the heads of mails. subject: what the first that has one is about, without "Re:" and the
    like; "" where there is none."""

    lines: list[Line]
    subject: str = ""


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{choice('titles', 'mail')})\s*\*?:\*?\s*(?P<rest>.*)", re.IGNORECASE)


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{choice('titles', 'wrote')})(?![^\W_])", re.IGNORECASE)


@cache
def _forwarded() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{choice('titles', 'forwarded')})[\W_]*", re.IGNORECASE)


@cache
def _replies() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{choice('titles', 'replies')})\s?(?:\[\d+\]|\(\d+\))?\s*:\s*)+", re.IGNORECASE)


def opened(lines: list[Line]) -> Mail:
    """The lines of a text, with the heads of its mails taken off."""
    dropped: set[int] = set()
    subject = ""
    at = 0
    while at < len(lines):
        after = _head_ends(lines, at)
        if after > at and _is_head(lines, at, after, top=all(n in dropped for n in range(at))):
            subject = subject or _subject(lines[at:after])
            dropped.update(n for n in range(at, after) if not _keeps_date(lines, at, after, n))
        elif _says_who_wrote(lines[at].text) or _forwarded().fullmatch(lines[at].text):
            dropped.add(at)
        at = max(after, at + 1)
    return Mail([line for n, line in enumerate(lines) if n not in dropped], subject)


def _head_ends(lines: list[Line], at: int) -> int:
    """Behind the lines in a row from one on that are labels of a mail, or go on with its addresses."""
    after = at
    while after < len(lines) and (
        _label().match(lines[after].text) or (after > at and not lines[after].gap and ADDRESS.search(lines[after].text))
    ):
        after += 1
    return after


def _is_head(lines: list[Line], at: int, after: int, *, top: bool) -> bool:
    """Whether some labels in a row are a mail's: "From: 9.00" and "To: 16.00" are not."""
    found = [match for line in lines[at:after] if (match := _label().match(line.text))]
    if len(found) >= FEWEST_LABELS:
        return True
    if any(match["rest"][:1].isdigit() and not _is_date(match) for match in found):
        return False
    return (top and any(not _is_date(match) for match in found)) or any(
        ADDRESS.search(line.text) for line in lines[at:after]
    )


def _is_date(found: re.Match[str]) -> bool:
    return found["label"].casefold() in flat("columns", "day")


def _keeps_date(lines: list[Line], at: int, after: int, n: int) -> bool:
    """ "Date: 12 March" above "Subject: Study day" with nobody who sends it is the day's, not the mail's."""
    found = _label().match(lines[n].text)
    if found is None or not _is_date(found):
        return False
    others = [match for line in lines[at:after] if (match := _label().match(line.text)) and not _is_date(match)]
    return all(match["label"].casefold() in flat("titles", "subject") for match in others)


def _subject(lines: list[Line]) -> str:
    """What a mail's head says it is about, unless it only says that a programme comes."""
    small = {*flat("columns", "title"), *flat("days", "fillers"), *flat("titles", "formats")}
    for line in lines:
        found = _label().match(line.text)
        if found is None or found["label"].casefold() not in flat("titles", "subject"):
            continue
        text = _replies().sub("", found["rest"].strip(), count=1).strip(" *")
        if not all(word in small for word in words_of(text)):
            return text[0].upper() + text[1:]
    return ""


def _says_who_wrote(text: str) -> bool:
    return _wrote().search(text) is not None and re.search(r"\d", text) is not None and len(words_of(text)) <= 24
