"""Page 1, which must hold: by giving the codes the margin, then by a little less air, then by steps that run on."""

from __future__ import annotations

from collections.abc import Sequence

from app.document.tree import Document, Section, SectionKind, Text
from app.report import grid
from app.report.blocks import Builder
from app.report.strips import Strip, height
from app.report.structure import Element

TIGHTEST = 0.92
"""How much of the leading is left when page 1 gives air: 12.9 points for type of 10."""

Parts = dict[SectionKind, list[Strip]]


def page_one(
    document: Document, front: Sequence[Section], root: Element, keys: frozenset[str]
) -> tuple[list[Strip], list[Strip]]:
    """The strips of page 1, and the steps that go on to page 2.

    Where even the conclusions alone are more than a page, the first holds as much as it can and the rest follows.
    """
    trials = []
    for codes_aside in (False, True):
        trial = Element("Document")
        builder = Builder(document, trial, keys)
        parts = {s.kind: builder.section(s, codes_aside=codes_aside) for s in front}
        trials.append((trial, parts))
        if _height(parts) <= grid.ROOM:
            break
    trial, parts = min(trials, key=lambda t: max(_height(t[1]), grid.ROOM))
    root.adopt(trial)
    whole = _height(parts)
    if whole <= grid.ROOM:
        return _joined(front, parts), []
    if whole * TIGHTEST <= grid.ROOM:
        return [s.squeezed(grid.ROOM / whole) for s in _joined(front, parts)], []
    parts = {kind: [s.squeezed(TIGHTEST) for s in strips] for kind, strips in parts.items()}
    over = _run_on(parts, Builder(document, root, keys), document.continued)
    return _joined(front, parts), over


def _height(parts: Parts) -> float:
    return sum(map(height, parts.values()))


def _joined(front: Sequence[Section], parts: Parts) -> list[Strip]:
    return [strip for s in front for strip in parts[s.kind]]


def _run_on(parts: Parts, builder: Builder, continued: str) -> list[Strip]:
    """Takes rows off the end of the table of steps until page 1 holds; returns them."""
    strips = parts.get(SectionKind.STEPS, [])
    rows = [n for n, s in enumerate(strips) if s.repeat is not None]
    if not rows:
        return []
    ends = [n for n in rows if not strips[n].keep]
    note = builder.note((Text(continued),))
    last = rows[-1]
    spare = grid.ROOM - _height(parts) - note.height
    for end in reversed(ends[:-1]):
        taken = height(strips[end + 1 : last + 1])
        if spare + taken >= 0:
            parts[SectionKind.STEPS] = [*strips[: end + 1], note, *strips[last + 1 :]]
            return strips[end + 1 : last + 1]
    return []
