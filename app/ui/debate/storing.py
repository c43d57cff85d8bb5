"""Words that were typed or pasted become remarks; the draft settles with the last of them."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.debate import Contribution, Source
from app.services import pasting, words
from app.ui.debate.aim import Aim
from app.ui.debate.jotting import Jotting
from app.ui.desk import Desk

DRAFT = "line"
"""Address of the words being typed."""


def store_typed(desk: Desk, jot: Jotting, area: str | None, parts: Sequence[str]) -> list[str]:
    """Stores a text, in several remarks where it is too long for one; the ids of those that were not refused."""
    stored: list[str] = []
    for number, part in enumerate(parts, 1):
        fresh = desk.new_id()
        command = words.remark(
            fresh,
            part,
            group=jot.where.group,
            topic=jot.where.topic,
            item=desk.standing.running,
            kind=jot.kind,
            area=area,
            laptop=desk.letter,
            elaborates=stored[-1] if stored else jot.elaborates,
        )
        if desk.do(command, settles=[DRAFT] if number == len(parts) else []) is None:
            break  # refused: the words stay in the line
        stored.append(fresh)
    return stored


def store_pasted(desk: Desk, where: Aim, area: str | None, lines: Sequence[str]) -> str | None:
    """Stores many lines in one gesture, so that one undo takes a wrong paste away; the last's id, None if refused."""
    short = [part for line in lines for part in pasting.in_parts(line)]
    ids = [desk.new_id() for _line in short]
    command = words.paste(
        ids,
        short,
        group=where.group,
        topic=where.topic,
        item=desk.standing.running,
        area=area,
        laptop=desk.letter,
    )
    return None if desk.do(command, settles=[DRAFT]) is None else ids[-1]


def newest_typed(desk: Desk) -> Contribution | None:
    """The newest remark that somebody typed or pasted, on whichever laptop."""
    remarks = desk.state.of(Contribution).values()
    typed = (r for r in remarks if r.source in (Source.TYPED, Source.PASTED) and not r.withdrawn)
    return max(typed, key=lambda r: (r.said_ms, r.rank), default=None)
