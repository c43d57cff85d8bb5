"""The next steps and the follow-up as a calendar file: a whole day for each date that was agreed."""

from __future__ import annotations

import datetime as dt

from app.document.speech import Speech
from app.document.tree import Version
from app.domain.gestures import State
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import WORKSHOP, Workshop
from app.words import Message, say_in

_STEP_BY = Message("calendar", "{0} ({1})")
_WITH = Message("calendar", "With: {0}")
_FROM = Message("calendar", "Agreed at {0}, {1}")
_FOLLOW_UP = Message("calendar", "Follow-up: {0}")

_OVER = frozenset({StepStatus.DONE, StepStatus.DROPPED})


def as_ics(state: State, language: str, version: Version, made: dt.datetime) -> bytes:
    """Every open next step that has a date, and the follow-up. made: stamped on each entry."""
    from icalendar import Calendar, Event

    workshop = state.get(Workshop, WORKSHOP)
    s = Speech(state, language, anonymous=version is Version.ANONYMOUS)
    calendar = Calendar()
    calendar.add("prodid", "-//Plenum//Plenum//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    origin = say_in(language, _FROM, s.line(workshop.title), s.date(workshop.date))

    def add(uid: str, day: dt.date, summary: str, about: list[str]) -> None:
        event = Event()
        event.add("uid", f"{uid}@plenum")
        event.add("dtstamp", made.astimezone(dt.UTC).replace(microsecond=0))
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", summary)
        event.add("description", "\n".join(line for line in about if line))
        event.add("transp", "TRANSPARENT")  # a date to remember takes nobody's day
        calendar.add_component(event)

    dated = (step for step in state.of(NextStep).values() if step.due is not None and step.status not in _OVER)
    for step in sorted(dated, key=lambda step: (step.due, step.rank, step.id)):
        if step.due is not None:
            what = s.line(step.what)
            who, with_whom = ("", "") if s.anonymous else (s.line(step.who), s.line(step.with_whom))
            summary = say_in(language, _STEP_BY, what, who) if who else what
            with_whom = say_in(language, _WITH, with_whom) if with_whom else ""
            add(step.id, step.due, summary, [with_whom, origin])
    if workshop.follow_up is not None:
        title = say_in(language, _FOLLOW_UP, s.line(workshop.title))
        asked = [s.line(workshop.follow_up_question), s.line(workshop.follow_up_places)]
        add("follow-up", workshop.follow_up, title, [*asked, origin])
    ics: bytes = calendar.to_ical()
    return ics
