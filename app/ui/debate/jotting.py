"""What is being taken down besides the words: where they go, their kind, what they carry on or mend."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.debate import Contribution, Group, RemarkKind, Topic
from app.domain.gestures import State
from app.services.words import ELABORATES, SIGNS
from app.ui.debate.aim import IN_PLENUM, Aim
from app.words import Message, say

MARKS = {
    RemarkKind.POINT: "",
    RemarkKind.IDEA: "+",
    RemarkKind.BARRIER: "−",
    RemarkKind.QUESTION: "?",
    RemarkKind.QUOTE: "»",
}
"""The character a kind is shown as."""

LONG = 600
"""Characters of a remark that a row shows; the menu's history shows all of it."""

_REDACTED = Message("debate", "The words were taken away on request")


def shown_words(remark: Contribution) -> str:
    """What a row says."""
    if remark.redacted:
        return say(_REDACTED)
    text = remark.text
    return text if len(text) <= LONG else text[:LONG].rstrip() + " …"


def mark_of(remark: Contribution) -> str:
    """The character before a remark's words: its kind's; else, where it carries another on, that of carrying on."""
    return MARKS[remark.kind] or (ELABORATES if remark.elaborates is not None else "")


@dataclass(frozen=True, slots=True)
class Jotting:
    """The draft's other half. sign: the character typed for the kind. elaborates, edits: ids of remarks."""

    where: Aim = IN_PLENUM
    sign: str = ""
    elaborates: str | None = None
    edits: str | None = None

    @property
    def bare(self) -> bool:
        """Nothing but a place."""
        return not (self.sign or self.elaborates or self.edits)

    @property
    def kind(self) -> RemarkKind | None:
        """The kind that was typed; None leaves it to the words."""
        return SIGNS.get(self.sign)

    def cleared(self) -> Jotting:
        """For the next remark at the same place."""
        return Jotting(self.where)

    def signed(self, sign: str, last: str | None) -> Jotting:
        """With a character typed at the start; the same jotting where it is only a character."""
        if self.edits is not None:
            return self
        if sign == ELABORATES:
            return self if self.elaborates or last is None else replace(self, elaborates=last)
        return self if self.sign else replace(self, sign=sign)

    def unsigned(self) -> tuple[Jotting, str]:
        """Without its last mark, and the character that was typed for it."""
        if self.sign:
            return replace(self, sign=""), self.sign
        if self.elaborates:
            return replace(self, elaborates=None), ELABORATES
        return self, ""

    def pack(self) -> str:
        """As a draft keeps it."""
        return "\t".join(p or "" for p in (self.where.group, self.where.topic, self.sign, self.elaborates, self.edits))


def unpack(packed: str, state: State) -> Jotting:
    """What a draft kept, without what is no longer there."""
    parts = packed.split("\t")
    if len(parts) != 5:
        return Jotting()
    group, topic, sign, elaborates, edits = parts
    remarks = state.of(Contribution)
    return Jotting(
        Aim(group if group in state.of(Group) else None, topic if topic in state.of(Topic) else None),
        sign if sign in SIGNS else "",
        elaborates if elaborates in remarks else None,
        edits if edits in remarks else None,
    )
