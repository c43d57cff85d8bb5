"""Step 4f: the parts below group work that run at once: "a) ... b) ...", "Spor 1 / Spor 2", workshops with leaders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.programme import ItemKind
from app.intake.lines import Line
from app.intake.vocabulary import flat, words_of
from app.services.intake import ReadItem

_LABEL = re.compile(r"\(?(?:[^\W\d_]|\d{1,2})[).:]\s|[^\W\d_]{2,12}\s?(?:n[°ro.]*\s*)?(?:\d{1,2}|[A-Z])(?![^\W_])")
FEWEST = 2


def at_once(owner: ReadItem, parts: Sequence[ReadItem], bullets: Sequence[str]) -> list[ReadItem]:
    """The parts of an item, marked as parallel where they are alternatives. bullets: what stands before each."""
    if owner.kind is not ItemKind.GROUP_DEBATE:
        return list(parts)
    beside = [_is_track(part, bullet) for part, bullet in zip(parts, bullets, strict=True)]
    if sum(beside) < FEWEST:
        return list(parts)
    return [replace(part, parallel=True) if track else part for part, track in zip(parts, beside, strict=True)]


def are_labelled(lines: Sequence[Line]) -> bool:
    """ "Track A: ...", "Track B: ...": several lines with a label, each a part of what stands above them."""
    labels = [words_of(line.text)[0] for line in lines if _LABEL.match(line.text)]
    return any(labels.count(word) >= FEWEST and word in flat("titles", "tracks") for word in labels)


def _is_track(part: ReadItem, bullet: str) -> bool:
    """A lettered or numbered part, or one that somebody leads; a round or a step follows the one before it."""
    if part.kind not in {ItemKind.GROUP_DEBATE, ItemKind.TALK}:
        return False
    if any(word in flat("titles", "rounds") for word in words_of(part.title)[:2]):
        return False
    return bullet[:1].isalnum() or bool(part.speakers) or _LABEL.match(part.title) is not None
