"""Why somebody should look at an item of a programme that was read: the reading guessed."""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """One reason, as a machine word; its sentence is in `app.words.doubts`."""

    HOURS_GUESSED = "hours_guessed"  # twelve-hour clock without am or pm
    NO_START = "no_start"  # an item without a time of its own
    CLOCK_BACK = "clock_back"  # starts before the item above it
    END_BEFORE_START = "end_before_start"
    DAY_GUESSED = "day_guessed"  # a new day, because the clock falls back
    NAME_GUESSED = "name_guessed"  # a name that is in no list of names, or stands inside a title
    KIND_GUESSED = "kind_guessed"  # no word told the kind
    TITLE_BELOW = "title_below"  # the title was taken from the line below the time
    NO_TITLE = "no_title"
    DATE_OR_CLOCK = "date_or_clock"  # a number that could be either
    DEADLINE = "deadline"  # an end without a start
    LATEST = "latest"  # a clock "at the latest": taken as a start that holds
    LENGTH_DIFFERS = "length_differs"  # the printed minutes disagree with the printed times
    NUMBER_AS_CLOCK = "number_as_clock"  # 9.3 in a sheet read as 9.30
    FORMULA = "formula"  # a cell with a formula and no value
    ZONE = "zone"  # a time zone that nobody knows; the clock was taken as it stands
    REPEATS = "repeats"  # a rule of repetition; only the first was taken
    LETTERS = "letters"  # the text was in an old encoding
    CUT = "cut"  # more than is read; the rest was left out
