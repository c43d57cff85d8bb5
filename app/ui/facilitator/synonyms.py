"""What people also call a command: the list of commands finds it by these words as well, in either language."""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.facilitator.keys import BEGAN_EARLIER
from app.ui.facilitator.offers import NEXT
from app.ui.facilitator.parts import PLACES
from app.words import Message

_OF_PARTS: Mapping[str, Message] = {
    "plenum": Message("synonyms", "sort remarks sorting themes conclusions vote"),
    "debate": Message("synonyms", "groups words remarks write"),
    "steps": Message("synonyms", "actions tasks who does what by when"),
    "document": Message("synonyms", "send home pdf minutes print report"),
    "setup": Message("synonyms", "prepare groups people participants check the room"),
    "program": Message("synonyms", "programme day plan agenda"),
}

SYNONYMS: Mapping[Message, Message] = {
    **{place.title: _OF_PARTS[place.key] for place in PLACES},
    BEGAN_EARLIER: Message("synonyms", "begin started start late earlier backdate before clock forgot to press"),
    NEXT: Message("synonyms", "start begin next"),
    Message("keys", "All workshops"): Message("synonyms", "start page home front page another workshop leave close"),
    Message("keys", "Open a workshop file"): Message("synonyms", "load import backup archive"),
    Message("keys", "Settings"): Message("synonyms", "dark light theme colours appearance size contrast language"),
    Message("keys", "Dansk or English"): Message("synonyms", "language danish"),
    Message("keys", "One large clock"): Message("synonyms", "time countdown big"),
    Message("keys", "Help"): Message("synonyms", "guide how"),
    Message("keys", "Hold, or go on"): Message("synonyms", "pause stop resume continue"),
    Message("keys", "Black, and back"): Message("synonyms", "dark screen off"),
    Message("keys", "Take back the last thing done to the words"): Message("synonyms", "undo regret"),
    Message("keys", "Take back the last thing done to the clock"): Message("synonyms", "undo regret"),
    Message("keys", "Do it again"): Message("synonyms", "redo"),
}
"""By a command's name. Words only, in no order: each is looked for by itself."""
