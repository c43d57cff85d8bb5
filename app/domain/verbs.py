"""The closed catalogue of what a gesture can be; the faces have words for each."""

from __future__ import annotations

from enum import StrEnum


class Stack(StrEnum):
    """The two undo stacks: a typist who takes words back never turns the clock back.

    What the world did to the laptop lies on neither: nobody can take it back.
    """

    WORDS = "words"
    CLOCK = "clock"
    WORLD = "world"


class Verb(StrEnum):
    """What was done. Undo and redo of a gesture carry the verb of what they take back."""

    # the clock
    ADVANCED = "advanced"
    HELD = "held"
    RESUMED = "resumed"
    EXTENDED = "extended"
    SKIPPED = "skipped"
    MOVED = "moved"
    TURNED = "turned"
    RETURNED = "returned"
    BACKDATED = "backdated"
    INSERTED = "inserted"
    LENGTH_EDITED = "length_edited"
    ITEM_DELETED = "item_deleted"
    REPLANNED = "replanned"
    DAY_ENDED = "day_ended"
    # the world
    WORLD_NOTED = "world_noted"
    # the words
    REMARKED = "remarked"
    REMARK_EDITED = "remark_edited"
    REMARK_CLASSIFIED = "remark_classified"
    REMARK_MARKED = "remark_marked"
    REMARK_WITHDRAWN = "remark_withdrawn"
    REMARK_CORRECTED = "remark_corrected"
    REMARK_REDACTED = "remark_redacted"
    NEED_TICKED = "need_ticked"
    THEME_MADE = "theme_made"
    THEME_RENAMED = "theme_renamed"
    THEMES_MERGED = "themes_merged"
    THEME_SPLIT = "theme_split"
    THEME_REMOVED = "theme_removed"
    FILED = "filed"
    TAKEN_OUT = "taken_out"
    PARKED = "parked"
    BALLOT_OPENED = "ballot_opened"
    VOTED = "voted"
    CONCLUDED = "concluded"
    CONCLUSION_EDITED = "conclusion_edited"
    CONCLUSION_REMOVED = "conclusion_removed"
    EVIDENCE_GIVEN = "evidence_given"
    EVIDENCE_TAKEN = "evidence_taken"
    READ_BACK = "read_back"
    STEP_TAKEN = "step_taken"
    STEP_EDITED = "step_edited"
    STEP_REMOVED = "step_removed"
    STEP_FOLLOWED_UP = "step_followed_up"
    STEPS_BROUGHT = "steps_brought"
    # setting up
    WORKSHOP_MADE = "workshop_made"
    WORKSHOP_EDITED = "workshop_edited"
    PROGRAMME_TAKEN = "programme_taken"
    ITEM_EDITED = "item_edited"
    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    GROUP_MADE = "group_made"
    GROUP_EDITED = "group_edited"
    GROUP_REMOVED = "group_removed"
    GROUP_VISITED = "group_visited"
    TOPIC_EDITED = "topic_edited"
    PERSON_EDITED = "person_edited"
    SPEAKER_ARRIVED = "speaker_arrived"
    WORDS_MERGED = "words_merged"
    EDITION_FROZEN = "edition_frozen"

    @property
    def stack(self) -> Stack:
        """The clock's gestures are undone from the strip, words with Ctrl+Z, the world's not at all: what happened
        to the laptop, and what has gone home."""
        if self in {Verb.WORLD_NOTED, Verb.EDITION_FROZEN}:
            return Stack.WORLD
        return Stack.CLOCK if self in _CLOCK else Stack.WORDS


_CLOCK = frozenset({
    Verb.ADVANCED, Verb.HELD, Verb.RESUMED, Verb.EXTENDED, Verb.SKIPPED, Verb.MOVED, Verb.TURNED, Verb.RETURNED,
    Verb.BACKDATED, Verb.INSERTED, Verb.LENGTH_EDITED, Verb.ITEM_DELETED, Verb.REPLANNED, Verb.DAY_ENDED,
})  # fmt: skip
