"""Page 1 as a scene: the document's own tree, part by part, so that the room sees what it will take home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.document import front
from app.document.gathered import Gathered
from app.document.speech import Speech
from app.document.tree import Cell, Heading, Item, Items, Look, Paragraph, Role, Section, Table
from app.domain.gestures import State
from app.domain.plenum import Strength
from app.services.sight import PageEntry, PageOne, PageStep

ENTRIES, STEPS = 5, 6
"""How many stand on one part: the last row must be able to read them."""

T = TypeVar("T")


def parts(state: State, language: str) -> tuple[PageOne, ...]:
    """Page 1 in the order it is printed; at least one part, however empty."""
    gathered, speech = Gathered(state), Speech(state, language)
    sections = (front.conclusions(gathered, speech), front.steps(gathered, speech), front.disputed(gathered, speech))
    found = [part for section in sections if section is not None for part in _parts(section)]
    return tuple(replace(part, section=n, sections=len(found)) for n, part in enumerate(found, 1))


def part(state: State, language: str, subject: str | None) -> PageOne:
    """The part that a scene's subject numbers, from 1; the nearest there is."""
    every = parts(state, language)
    wanted = int(subject) if subject is not None and subject.isdecimal() else 1
    return every[min(max(1, wanted), len(every)) - 1]


def _parts(section: Section) -> list[PageOne]:
    heading = next((b.words for b in section.blocks if isinstance(b, Heading)), "")
    notes = [b.words for b in section.blocks if isinstance(b, Paragraph)]
    empty = PageOne(1, 1, heading, note=" ".join(notes))
    entries = [_entry(item) for b in section.blocks if isinstance(b, Items) for item in b.items]
    steps = [_step(row) for b in section.blocks if isinstance(b, Table) for row in b.rows]
    made = [replace(empty, entries=tuple(chunk)) for chunk in _chunks(entries, ENTRIES)]
    made += [replace(empty, steps=tuple(chunk)) for chunk in _chunks(steps, STEPS)]
    return made or [empty]


def _entry(item: Item) -> PageEntry:
    words = [p.words for p in item.body if p.role is Role.STATEMENT]
    label = "".join(t.words for t in item.label)
    under = [p.words for p in (*item.aside, *item.body) if p.role is not Role.STATEMENT]
    return PageEntry(" ".join(words), item.strength or Strength.OPEN, item.standing, tuple(under), label)


def _step(row: tuple[Cell, ...]) -> PageStep:
    """A row of the table of steps: when, what, who, with whom."""
    when, what, who, along = (_words(cell) for cell in row[:4])
    return PageStep(what, who, along, when, knows_who=not _missing(row[2]), knows_when=not _missing(row[0]))


def _paragraphs(cell: Cell) -> Iterable[Paragraph]:
    return (p for p in cell.content if isinstance(p, Paragraph))


def _words(cell: Cell) -> str:
    return " ".join(p.words for p in _paragraphs(cell))


def _missing(cell: Cell) -> bool:
    return any(t.look is Look.MISSING for p in _paragraphs(cell) for t in p.text)


def _chunks(found: Sequence[T], most: int) -> list[Sequence[T]]:
    """Parts of at most so many, as even as they can be."""
    count = -(-len(found) // most)
    each = -(-len(found) // count) if count else 1
    return [found[i : i + each] for i in range(0, len(found), each)]
