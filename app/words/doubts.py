"""Why the reading of a programme is unsure, in words."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.doubts import Doubt
from app.words import Message

DOUBTS: Mapping[Doubt, Message] = {
    Doubt.HOURS_GUESSED: Message("doubt", "Morning or afternoon? The text does not say"),
    Doubt.NO_START: Message("doubt", "No time of its own in the text"),
    Doubt.CLOCK_BACK: Message("doubt", "Starts before the item above it"),
    Doubt.END_BEFORE_START: Message("doubt", "Ends before it starts"),
    Doubt.DAY_GUESSED: Message("doubt", "A new day, because the clock falls back"),
    Doubt.NAME_GUESSED: Message("doubt", "Is that a name, and does that person speak?"),
    Doubt.KIND_GUESSED: Message("doubt", "No word tells the kind; taken as a talk"),
    Doubt.TITLE_BELOW: Message("doubt", "The title was taken from the line below the time"),
    Doubt.NO_TITLE: Message("doubt", "No title in the text"),
    Doubt.DATE_OR_CLOCK: Message("doubt", "A date or a time?"),
    Doubt.DEADLINE: Message("doubt", "The text gives the end only"),
    Doubt.LATEST: Message("doubt", "At the latest, says the text; taken as a start that holds"),
    Doubt.LENGTH_DIFFERS: Message("doubt", "The minutes in the text disagree with its times"),
    Doubt.NUMBER_AS_CLOCK: Message("doubt", "A number in the sheet, read as a time"),
    Doubt.FORMULA: Message("doubt", "A formula without a value; open the sheet, save it, and read it again"),
    Doubt.ZONE: Message("doubt", "Nobody knows that time zone; the clock was taken as it stands"),
    Doubt.REPEATS: Message("doubt", "It repeats; only the first time was taken"),
    Doubt.LETTERS: Message("doubt", "The text is in an old encoding; look at the letters"),
    Doubt.CUT: Message("doubt", "There was more than is read"),
}
