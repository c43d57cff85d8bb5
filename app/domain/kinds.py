"""Every kind of entity a workshop holds, each before the kinds that refer to it."""

from __future__ import annotations

from app.domain.day import Run, RunEntry
from app.domain.debate import (
    CodeCounter,
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Correction,
    ExampleMunicipality,
    Group,
    Municipality,
    NeedTick,
    Round,
    Topic,
)
from app.domain.gestures import Entity
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Edition,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Theme,
    Vote,
)
from app.domain.programme import AgendaItem, Organisation, Person, Speaker, Workshop

KINDS: tuple[type[Entity], ...] = (
    Workshop, Organisation, Person, AgendaItem, Speaker,
    Topic, Municipality, ExampleMunicipality, CompetenceArea, CompetenceNeed, Group, Round,
    CodeCounter, Contribution, NeedTick, Correction,
    Theme, Membership, ParkedQuestion, Ballot, Vote, Conclusion, Evidence, ReadBack, NextStep, Edition,
    Run, RunEntry,
)  # fmt: skip
