"""A word for each member of the domain's closed sets: one table a set, the same on screen, on the wall and on paper."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.debate import Heard, RemarkKind
from app.domain.plenum import ReadBackResult, StepStatus, Strength
from app.domain.programme import ItemKind
from app.words import Message

REMARK_KINDS: Mapping[RemarkKind, Message] = {
    RemarkKind.POINT: Message("remark", "point"),
    RemarkKind.IDEA: Message("remark", "idea"),
    RemarkKind.BARRIER: Message("remark", "barrier"),
    RemarkKind.QUESTION: Message("remark", "question"),
    RemarkKind.QUOTE: Message("remark", "quote"),
}

HEARD: Mapping[Heard, Message] = {
    Heard.VERBATIM: Message("remark", "word for word"),
    Heard.NEAR: Message("remark", "near the words"),
    Heard.SUMMARY: Message("remark", "in summary"),
}

STRENGTHS: Mapping[Strength, Message] = {
    Strength.AGREED: Message("strength", "Agreed"),
    Strength.MAJORITY: Message("strength", "Majority"),
    Strength.DIVIDED: Message("strength", "Divided"),
    Strength.OPEN: Message("strength", "Open"),
}

READ_BACK_RESULTS: Mapping[ReadBackResult, Message] = {
    ReadBackResult.UNCHANGED: Message("read back", "unchanged"),
    ReadBackResult.MENDED: Message("read back", "changed"),
    ReadBackResult.NOT_AGREED: Message("read back", "not agreed"),
}

STEP_STATUSES: Mapping[StepStatus, Message] = {
    StepStatus.OPEN: Message("step", "open"),
    StepStatus.STARTED: Message("step", "started"),
    StepStatus.DONE: Message("step", "done"),
    StepStatus.DROPPED: Message("step", "dropped"),
}

ITEM_KINDS: Mapping[ItemKind, Message] = {
    ItemKind.WELCOME: Message("item", "welcome"),
    ItemKind.TALK: Message("item", "talk"),
    ItemKind.BREAK: Message("item", "break"),
    ItemKind.LUNCH: Message("item", "lunch"),
    ItemKind.GROUP_DEBATE: Message("item", "group debate"),
    ItemKind.PLENUM_DEBATE: Message("item", "plenum"),
    ItemKind.NEXT_STEPS: Message("item", "next steps"),
    ItemKind.CLOSING: Message("item", "closing"),
}
