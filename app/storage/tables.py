"""A table for each kind of entity, written out. They follow the log: what they hold can be made again from it.

The same tables serve the laptop (SQLite) and the hub (PostgreSQL). A test holds columns equal to fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, MetaData, Table, Text

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

META = MetaData()

# Every name is quoted: "group" and "returning" are words of SQL, and the next version may have more of them.


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, quote=True)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, quote=True)


def _truth(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, quote=True)


def _date(name: str, *, null: bool = False) -> Column[str]:
    """A day as ISO text: it reads the same on both engines and in every tool."""
    return Column(name, Text, nullable=null, quote=True)


def _texts(name: str) -> Column[str]:
    """Several texts as a JSON list."""
    return Column(name, Text, nullable=False, quote=True)


def _ref(name: str, table: str, *, null: bool = False) -> Column[str]:
    """A reference, held when the gesture commits: within one, things may come and go in any order."""
    return Column(name, ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), nullable=null, quote=True)


ROWS: Mapping[type[Entity], Table] = {
    Workshop: Table(
        "workshop",
        META,
        _id(),
        _text("title"),
        _date("date"),
        _text("zone"),
        _text("language"),
        _text("place"),
        _text("organisers"),
        _text("welcome"),
        _text("question"),
        _text("closing"),
        _text("credit"),
        _text("contact"),
        _text("web"),
        _text("template"),
        _whole("present", null=True),
        _date("follow_up", null=True),
        _text("follow_up_question"),
        _text("follow_up_places"),
        _texts("background"),
        _truth("rehearsal"),
        _whole("no_break_hint"),
        _whole("no_break_warning"),
        _whole("short_lunch"),
        _date("retain_until", null=True),
        _text("copy"),
    ),
    Organisation: Table(
        "organisation",
        META,
        _id(),
        _text("name"),
        _text("derived_name"),
    ),
    Person: Table(
        "person",
        META,
        _id(),
        _text("name"),
        _ref("organisation", "organisation", null=True),
        _text("mail"),
    ),
    AgendaItem: Table(
        "agenda_item",
        META,
        _id(),
        _text("rank"),
        _text("title"),
        _text("kind"),
        _whole("day"),
        _whole("start", null=True),
        _whole("minutes", null=True),
        _whole("minimum", null=True),
        _whole("weight"),
        _truth("anchor"),
        _whole("tolerance"),
        _truth("droppable"),
        _whole("fixed_end", null=True),
        _text("parallel", null=True),
        _truth("inserted"),
        _truth("start_printed"),
        _text("detail"),
        _text("source"),
        _text("question"),
        _text("notes"),
        _text("needs"),
        _text("contact"),
        _text("slides"),
        _whole("cue_minutes"),
        _text("cue_words"),
    ),
    Speaker: Table(
        "speaker",
        META,
        _id(),
        _ref("item", "agenda_item"),
        _ref("person", "person"),
        _text("rank"),
        _truth("printed"),
        _truth("arrived"),
    ),
    Topic: Table(
        "topic",
        META,
        _id(),
        _text("rank"),
        _whole("number"),
        _text("kind"),
        _text("title"),
        _text("description"),
        _text("places"),
        _text("count"),
        _text("source"),
    ),
    Municipality: Table(
        "municipality",
        META,
        _id(),
        _text("name"),
    ),
    ExampleMunicipality: Table(
        "example_municipality",
        META,
        _id(),
        _ref("topic", "topic"),
        _ref("municipality", "municipality"),
        _text("rank"),
    ),
    CompetenceArea: Table(
        "competence_area",
        META,
        _id(),
        _text("rank"),
        _text("title"),
    ),
    CompetenceNeed: Table(
        "competence_need",
        META,
        _id(),
        _ref("topic", "topic"),
        _text("rank"),
        _text("text"),
        _ref("area", "competence_area", null=True),
        _text("bullet"),
        _truth("derived_area"),
    ),
    Group: Table(
        "group",
        META,
        _id(),
        _text("rank"),
        _whole("number"),
        _text("name"),
        _text("place"),
        _whole("size", null=True),
        _text("host"),
        _whole("visited_ms", null=True),
        _text("scribe"),
    ),
    Round: Table(
        "round",
        META,
        _id(),
        _ref("group", "group"),
        _ref("topic", "topic"),
        _ref("item", "agenda_item", null=True),
        _whole("number"),
    ),
    CodeCounter: Table(
        "code_counter",
        META,
        _id(),
        _whole("given"),
    ),
    Contribution: Table(
        "contribution",
        META,
        _id(),
        _text("code"),
        _text("rank"),
        _text("words"),
        _whole("said_ms"),
        _ref("group", "group", null=True),
        _ref("topic", "topic", null=True),
        _ref("item", "agenda_item", null=True),
        _text("edited", null=True),
        _text("kind"),
        _ref("area", "competence_area", null=True),
        _text("source"),
        _text("heard"),
        _text("elaborates", null=True),
        _truth("returning"),
        _truth("withdrawn"),
        _truth("redacted"),
        _truth("after_meeting"),
    ),
    NeedTick: Table(
        "need_tick",
        META,
        _id(),
        _ref("need", "competence_need"),
        _ref("contribution", "contribution", null=True),
        _truth("said"),
    ),
    Correction: Table(
        "correction",
        META,
        _id(),
        _ref("contribution", "contribution"),
        _text("words"),
        _whole("at_ms"),
    ),
    Theme: Table(
        "theme",
        META,
        _id(),
        _text("rank"),
        _text("letter"),
        _text("title"),
        _ref("advice", "topic", null=True),
    ),
    Membership: Table(
        "membership",
        META,
        _id(),
        _ref("theme", "theme"),
        _ref("contribution", "contribution"),
    ),
    ParkedQuestion: Table(
        "parked_question",
        META,
        _id(),
        _text("rank"),
        _text("text"),
        _ref("contribution", "contribution", null=True),
    ),
    Ballot: Table(
        "ballot",
        META,
        _id(),
        _text("rank"),
        _texts("options"),
        _texts("titles"),
        _whole("opened_ms"),
        _text("counted_by"),
        _truth("closed"),
        _whole("abstained", null=True),
    ),
    Vote: Table(
        "vote",
        META,
        _id(),
        _ref("ballot", "ballot"),
        _text("theme"),
        _whole("count"),
        _whole("by_phone"),
    ),
    Conclusion: Table(
        "conclusion",
        META,
        _id(),
        _text("rank"),
        _text("text"),
        _text("strength"),
        _whole("votes_for", null=True),
        _whole("votes_against", null=True),
        _whole("abstained", null=True),
        _text("dissent"),
        _ref("theme", "theme", null=True),
    ),
    Evidence: Table(
        "evidence",
        META,
        _id(),
        _ref("conclusion", "conclusion"),
        _ref("theme", "theme", null=True),
        _ref("contribution", "contribution", null=True),
        _text("stance"),
    ),
    ReadBack: Table(
        "read_back",
        META,
        _id(),
        _ref("conclusion", "conclusion"),
        _text("result"),
        _whole("at_ms"),
        _text("before"),
        _text("after"),
    ),
    NextStep: Table(
        "next_step",
        META,
        _id(),
        _text("rank"),
        _text("what"),
        _text("who"),
        _text("with_whom"),
        _date("due", null=True),
        _text("due_words"),
        _ref("conclusion", "conclusion", null=True),
        _text("status"),
        _text("note"),
        _text("brought_from"),
    ),
    Edition: Table(
        "edition",
        META,
        _id(),
        _whole("number"),
        _whole("at_ms"),
        _text("version"),
        _text("language"),
        _text("digest"),
        _text("gesture"),
        _texts("changes"),
    ),
    Run: Table(
        "run",
        META,
        _id(),
        _whole("number"),
        _whole("entries"),
    ),
    RunEntry: Table(
        "run_entry",
        META,
        _id(),
        _ref("run", "run"),
        _whole("number"),
        _text("verb"),
        _whole("utc_ms"),
        _whole("boot_ms"),
        _text("boot_id"),
        _ref("item", "agenda_item", null=True),
        _text("before", null=True),
        _ref("group", "group", null=True),
        _whole("amount_ms"),
        _text("words"),
    ),
}
"""Each kind's table; parents stand before what refers to them."""
