"""The programme of a workshop: its items, and who and what belongs to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from app.domain.gestures import Entity


class ItemKind(StrEnum):
    """What happens in an agenda item; it decides the scene, the part that opens and the proposals for time."""

    WELCOME = "welcome"
    TALK = "talk"
    BREAK = "break"
    LUNCH = "lunch"
    GROUP_DEBATE = "group_debate"
    PLENUM_DEBATE = "plenum_debate"
    NEXT_STEPS = "next_steps"
    CLOSING = "closing"


class Slides(StrEnum):
    """Where the slides of a talk are shown from: it decides whether the projector is lent out."""

    NONE = "none"
    THIS_LAPTOP = "this_laptop"
    SPEAKERS_LAPTOP = "speakers_laptop"


WORKSHOP = "workshop"  # the id of the one Workshop in a state


@dataclass(frozen=True, slots=True)
class Workshop(Entity):
    """The day itself. There is exactly one in a state, with the id WORKSHOP."""

    title: str
    date: dt.date
    zone: str = "Europe/Copenhagen"  # IANA name; the plan is in this zone whatever the laptop says
    language: str = "da"
    place: str = ""
    organisers: str = ""
    welcome: str = ""
    question: str = ""  # what the groups are asked
    closing: str = ""
    credit: str = ""
    contact: str = ""
    web: str = ""
    template: str = ""
    present: int | None = None  # how many people are in the room
    follow_up: dt.date | None = None
    follow_up_question: str = ""  # what is asked when people meet again
    follow_up_places: str = ""  # who is asked then, as the source prints it
    background: tuple[str, ...] = ()  # what the source says of the whole field, a line each
    rehearsal: bool = False
    no_break_hint: int = 90  # minutes without a break before a quiet hint
    no_break_warning: int = 120  # minutes without a break before a warning
    short_lunch: int = 30  # minutes below which a lunch is called short
    retain_until: dt.date | None = None
    copy: str = ""  # the letter of a scribe's copy; empty: this is the facilitator's own


@dataclass(frozen=True, slots=True)
class Organisation(Entity):
    """An organisation. `derived_name` is our gloss where the source gives an abbreviation only."""

    name: str
    derived_name: str = ""


@dataclass(frozen=True, slots=True)
class Person(Entity):
    """Somebody by name. Names are optional everywhere and never projected beside a remark."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"organisation": Organisation})
    name: str
    organisation: str | None = None
    mail: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem(Entity):
    """One line of the programme.

    start and fixed_end: minutes after midnight of `day` in the workshop's zone; None follows the item before.
    minutes: planned length; None lasts to the next start. minimum: least length; None is all of it.
    weight: the share of cuts a re-plan takes from it (0 gives only when all others are at their minimum).
    anchor: its start must hold, but may slip `tolerance` minutes. parallel: items with the same word run at once.
    inserted: came in while the day ran; has no planned times.
    """

    rank: str
    title: str
    kind: ItemKind = ItemKind.TALK
    day: int = 1
    start: int | None = None
    minutes: int | None = None
    minimum: int | None = None
    weight: int = 1
    anchor: bool = False
    tolerance: int = 0
    droppable: bool = False
    fixed_end: int | None = None
    parallel: str | None = None
    inserted: bool = False
    start_printed: bool = True  # False: the start was derived, the source prints none
    detail: str = ""
    source: str = ""  # the line as the programme prints it, word for word
    question: str = ""  # shown to the room
    notes: str = ""  # private: never projected, never printed
    needs: str = ""  # microphone, sheets, ...
    contact: str = ""
    slides: Slides = Slides.NONE
    cue_minutes: int = 5  # minutes before the end at which the room is told; 0 never
    cue_words: str = ""  # what it is told; empty is the kind's own sentence


@dataclass(frozen=True, slots=True)
class Speaker(Entity):
    """A person who speaks in an agenda item. `printed`: the source names the organisation on this line."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"item": AgendaItem, "person": Person})
    item: str
    person: str
    rank: str
    printed: bool = True
    arrived: bool = False
