"""Workshops nobody would make on purpose: any text in any field, any numbers, references of all kinds."""

from __future__ import annotations

import datetime as dt

from app.domain.debate import (
    CodeCounter,
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Correction,
    ExampleMunicipality,
    Group,
    Heard,
    Municipality,
    RemarkKind,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import Entity, State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Edition,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    ReadBackResult,
    Stance,
    StepStatus,
    Strength,
    Theme,
    Vote,
)
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from hypothesis import strategies as st

NASTY = (
    "",
    " ",
    "\n\n\n",
    '<img src="/etc/passwd"/>',
    "<para><b>ikke lukket",
    "&lt;&amp;&#0;&#xFFFE;",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "\x00\x01\x1b[31m\x7f\x9f",
    "\ud800 alene \udfff",
    "\u202e txet desrever \u202d \u2066 \u2069",
    "\u200b\u200c\u200d\ufeff\u2060",
    "e\u0301\u0302\u0303\u0304\u0305" * 40,
    "דוד בן-גוריון (1886) אמר: 42",
    "محمد علي، كوبنهاغن 2026 لا",
    "王小明 田中さくら 김철수",
    "Ελένη Владимир Նարեკ",
    "🙂🇩🇰👩‍👩‍👧 \U0001d54f \U000e0041 \U0010ffff",
    "x" * 3_000,
    "ord " * 700,
    "a\u00ad" * 200,
    "-" * 500,
    "/" * 300 + "?" * 300,
    "\\(\\)) >> endobj stream endstream %%EOF",
    "kl. 9.30 og nr. 12 på side 3",
    "A\u00a0B\u2028C\u2029D\tE\x0bF\x0cG",
    "\u0e01\u0e33 \u0915\u094d\u0937 \u1f600",
    "\ufdfa\ufb01\u1e9b\u0323",
    "\ue000\uf8ff\ufffd\ufffc",
)
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.text(st.characters(), max_size=200))
short = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
counts = st.one_of(st.none(), st.integers(0, 10**9))
days = st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30))
moments = st.integers(0, 4_102_444_800_000)


def _maybe(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), st.sampled_from(ids)) if ids else st.none()


def _ids(prefix: str, number: int) -> list[str]:
    return [f"{prefix}{n}" for n in range(number)]


@st.composite
def workshops(draw: st.DrawFn) -> State:
    """A state whose references hold and nothing else does."""
    many = st.integers(0, 4)
    ids = {name: _ids(name, draw(many)) for name in ("org", "person", "item", "topic", "area", "group", "theme")}
    ids["remark"] = _ids("remark", draw(st.integers(0, 12)))
    ids["conclusion"] = _ids("conclusion", draw(st.integers(0, 9)))
    entities: list[Entity] = [
        Workshop(
            WORKSHOP, draw(short), draw(days), place=draw(short), organisers=draw(short),
            follow_up=draw(st.one_of(st.none(), days)), present=draw(counts), rehearsal=draw(st.booleans()),
            background=tuple(draw(st.lists(texts, max_size=2))), follow_up_question=draw(texts),
        )
    ]  # fmt: skip
    entities += [Organisation(i, draw(short)) for i in ids["org"]]
    entities += [Person(i, draw(short), draw(_maybe(ids["org"]))) for i in ids["person"]]
    entities += [
        AgendaItem(
            i, draw(st.sampled_from("abc")), draw(short), draw(st.sampled_from(ItemKind)),
            start=draw(st.one_of(st.none(), st.integers(0, 1439))),
            minutes=draw(st.one_of(st.none(), st.integers(0, 600))), question=draw(texts),
        )
        for i in ids["item"]
    ]  # fmt: skip
    if ids["item"] and ids["person"]:
        entities.append(Speaker("speaker", ids["item"][0], ids["person"][0], "a"))
    entities += [
        Topic(
            i, draw(st.sampled_from("abc")), n, draw(st.sampled_from(TopicKind)), draw(short), draw(texts), draw(texts)
        )
        for n, i in enumerate(ids["topic"])
    ]
    entities += [CompetenceArea(i, "a", draw(short)) for i in ids["area"]]
    if ids["topic"]:
        entities += [
            CompetenceNeed(f"need{n}", draw(st.sampled_from(ids["topic"])), "a", draw(short), draw(_maybe(ids["area"])))
            for n in range(draw(st.integers(0, 6)))
        ]
        entities += [Municipality("place", draw(short)), ExampleMunicipality("example", ids["topic"][0], "place", "a")]
    entities += [
        Group(i, "a", n, draw(short), draw(short), draw(st.one_of(st.none(), st.integers(0, 99))))
        for n, i in enumerate(ids["group"])
    ]
    if ids["group"] and ids["topic"]:
        entities.append(Round("round", ids["group"][0], ids["topic"][0]))
    entities += [CodeCounter("P", 9)]
    entities += [
        Contribution(
            i, f"P-{n:02d}", f"{n:03d}", draw(texts), draw(moments), draw(_maybe(ids["group"])),
            draw(_maybe(ids["topic"])), None, draw(st.one_of(st.none(), texts)), draw(st.sampled_from(RemarkKind)),
            draw(_maybe(ids["area"])), heard=draw(st.sampled_from(Heard)), elaborates=draw(_maybe(ids["remark"])),
            returning=draw(st.booleans()), withdrawn=draw(st.booleans()), redacted=draw(st.booleans()),
            after_meeting=draw(st.booleans()),
        )
        for n, i in enumerate(ids["remark"])
    ]  # fmt: skip
    entities += [Theme(i, f"{n}", "A", draw(short)) for n, i in enumerate(ids["theme"])]
    entities += _plenum(draw, ids)
    kinds: dict[type[Entity], dict[str, Entity]] = {}
    for entity in entities:
        kinds.setdefault(type(entity), {})[entity.id] = entity
    return State(kinds)


def _plenum(draw: st.DrawFn, ids: dict[str, list[str]]) -> list[Entity]:
    found: list[Entity] = []
    for remark in ids["remark"]:
        theme = draw(_maybe(ids["theme"]))
        if theme:
            found.append(Membership(f"{theme}/{remark}", theme, remark))
        if draw(st.booleans()):
            found.append(Correction(f"c/{remark}", remark, draw(texts), draw(moments)))
    found += [
        ParkedQuestion(f"parked{n}", "a", draw(texts), draw(_maybe(ids["remark"])))
        for n in range(draw(st.integers(0, 2)))
    ]
    found += [
        Conclusion(
            i, f"{n}", draw(texts), draw(st.sampled_from(Strength)), draw(counts), draw(counts), draw(counts),
            draw(texts), draw(_maybe(ids["theme"])),
        )
        for n, i in enumerate(ids["conclusion"])
    ]  # fmt: skip
    for conclusion in ids["conclusion"]:
        for remark in draw(st.lists(st.sampled_from(ids["remark"]), max_size=3, unique=True)) if ids["remark"] else ():
            stance = draw(st.sampled_from(Stance))
            found.append(Evidence(f"{conclusion}/{remark}", conclusion, contribution=remark, stance=stance))
        theme = draw(_maybe(ids["theme"]))
        if theme:
            found.append(Evidence(f"{conclusion}/{theme}", conclusion, theme=theme))
        if draw(st.booleans()):
            result = draw(st.sampled_from(ReadBackResult))
            found.append(ReadBack(f"read/{conclusion}", conclusion, result, draw(moments), "", draw(texts)))
    found += [
        NextStep(
            f"step{n}", f"{n}", draw(texts), draw(short), draw(short), draw(st.one_of(st.none(), days)), draw(short),
            draw(_maybe(ids["conclusion"])), draw(st.sampled_from(StepStatus)), draw(short), draw(short),
        )
        for n in range(draw(st.integers(0, 8)))
    ]  # fmt: skip
    if ids["theme"]:
        titles = tuple(draw(short) for _ in ids["theme"])
        found.append(
            Ballot("ballot", "a", tuple(ids["theme"]), titles, draw(moments), draw(short), abstained=draw(counts))
        )
        found += [Vote(f"ballot/{t}", "ballot", t, draw(st.integers(0, 10**6))) for t in ids["theme"][:2]]
    if draw(st.booleans()):
        found.append(Edition("edition", draw(st.integers(1, 99)), draw(moments), "full", "da", "0" * 64, "g", ()))
    return found
