"""Step 1: a text as lines without their dress (bullets, Markdown, table bars), each with its number in the source."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.intake.vocabulary import flat

LONGEST_LINE = 6000
"""Characters of one line that are read."""

CELL = "\t"
"""Between the cells of a table, in a line's text."""

_MARK = re.compile(
    r"^\s*(?:(?P<dot>[-–—•·▪■◦‣∙●○►▶➢➤✓✔*§]|o(?=\s+[A-ZÆØÅÄÖ]))(?:\s+|(?=[^\W\d_«\"“]))"
    r"|(?P<number>\d{1,2}[.)]|[a-z]\))[ \t]+(?=\S))"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*\)")
_STARS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|`([^`]+)`")
_RULE = re.compile(r"^[\s|:+=_–—-]*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff\ufffc]")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_BARS = re.compile(r"\s*\|[\s|]*|\s*\t\s*")
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. gap: an empty line stands before it; number: of the source, from 1."""

    number: int
    text: str
    bullet: str = ""
    indent: int = 0
    gap: bool = False
    heading: bool = False


def cleaned(text: str) -> str:
    """One text without control characters and lone surrogates, NFC, with plain spaces."""
    for space in ("\u00a0", "\u2007", "\u202f", "\u2009", "\u2002", "\u2003", "\u3000"):
        text = text.replace(space, " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\u00ad", "")))


def source_lines(text: str) -> list[str]:
    """The lines as they are shown beside the day."""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\v", "\n").replace("\f", "\n")
    )
    return [cleaned(line)[:LONGEST_LINE].rstrip() for line in text.split("\n")]


def lines_of(source: list[str]) -> list[Line]:
    """The lines that say something."""
    made: list[Line] = []
    gap = False
    for number, raw in enumerate(source, 1):
        text = html.unescape(raw) if _ENTITY.search(raw) else raw
        if _RULE.match(text):
            gap = gap or not text.strip() or "|" not in text
            continue
        line = _line(number, text, gap=gap)
        if line.text:
            made.append(line)
            gap = False
    return made


def _line(number: int, text: str, *, gap: bool) -> Line:
    indent = len(text) - len(text.lstrip())
    heading = text.lstrip().startswith("#") and not re.match(r"\s*#\s*\d", text)
    text = text.strip().lstrip("#").strip() if heading else text.strip()
    text = _LINK.sub(r"\1", text)
    text = _STARS.sub(lambda found: next(filter(None, found.groups())), text)
    text = _BARS.sub(CELL, text.strip("| \t"))
    bullet = ""
    found = _MARK.match(text)
    if found is not None and not (found["number"] and _names_a_day(text[found.end() :])):
        bullet = "-" if found["dot"] else found["number"]
        text = text[found.end() :]
    return Line(number, _WIDE.sub(CELL, text).strip(), bullet, indent, gap, heading)


@cache
def _day_words() -> re.Pattern[str]:
    names = [name for month in flat("days", "months") for name in month.split()]
    return re.compile(rf"(?:{'|'.join(map(re.escape, [*names, *flat('days', 'day_words')]))})\b", re.IGNORECASE)


def _names_a_day(text: str) -> bool:
    """ "9. oktober" and "2. dag" are no numbered points."""
    return _day_words().match(text) is not None
