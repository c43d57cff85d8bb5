"""How the parts of capture count remarks."""

from __future__ import annotations

from app.words import Many, Message, say

REMARKS = Many("debate", "{0} remark", "{0} remarks")
NO_REMARKS = Message("debate", "no remarks")


def counted(number: int) -> str:
    """How many remarks there are, in words."""
    return say(REMARKS, number) if number else say(NO_REMARKS)
