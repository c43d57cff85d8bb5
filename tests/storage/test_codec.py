"""One codec for tables, log, spool and JSON: what goes in comes out, and what does not fit is said."""

from __future__ import annotations

import datetime as dt
import typing
from dataclasses import fields
from enum import StrEnum

import pytest
from app.domain.debate import Contribution, RemarkKind
from app.domain.gestures import Change, Entity, Gesture, Moment, difference, image
from app.domain.kinds import KINDS
from app.domain.plenum import Ballot
from app.domain.verbs import Verb
from app.storage import codec
from app.storage.codec import Unreadable
from app.storage.tables import ROWS
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def values(hint: object) -> st.SearchStrategy[object]:
    args = typing.get_args(hint)
    if type(None) in args:
        (inner,) = (a for a in args if a is not type(None))
        return st.none() | values(inner)
    if typing.get_origin(hint) is tuple:
        return st.lists(TEXTS, max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return {
        str: TEXTS,
        int: st.integers(-(2**63), 2**63 - 1),
        bool: st.booleans(),
        dt.date: st.dates(),
    }[hint]  # type: ignore[index]


def entities() -> st.SearchStrategy[Entity]:
    def of(kind: type[Entity]) -> st.SearchStrategy[Entity]:
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{f.name: values(hints[f.name]) for f in fields(kind)})

    return st.sampled_from(KINDS).flatmap(of)


@given(entities())
def test_property_every_kind_survives_its_row_and_its_line(entity: Entity) -> None:
    kind = type(entity)
    assert codec.read_entity(kind, codec.row(image(entity))) == entity
    change = difference(kind, entity.id, None, entity)
    assert change is not None
    gesture = Gesture("g", "a", Moment(1, 2, "b"), Verb.TOPIC_EDITED, "s", (change, change.inverse()), "u")
    assert codec.read_gesture(codec.plain_gesture(gesture)) == gesture


def test_columns_are_fields_with_their_types_and_references() -> None:
    assert tuple(ROWS) == KINDS
    for kind, table in ROWS.items():
        hints = typing.get_type_hints(kind)
        assert table.name == codec.NAMES[kind]
        assert [c.name for c in table.columns] == [f.name for f in fields(kind)]
        for column in table.columns:
            hint = hints[column.name]
            optional = type(None) in typing.get_args(hint)
            inner = next((a for a in typing.get_args(hint) if a is not type(None)), hint) if optional else hint
            assert column.nullable is optional, (table.name, column.name)
            wanted = Boolean if inner is bool else BigInteger if inner is int else Text
            foreign = {f.column.table.name for f in column.foreign_keys}
            target = kind.refers.get(column.name)
            assert foreign == ({codec.NAMES[target]} if target else set()), (table.name, column.name)
            assert foreign or isinstance(column.type, wanted), (table.name, column.name)


GOOD = {
    "id": "g",
    "device": "a",
    "utc_ms": 1,
    "boot_ms": 1,
    "boot_id": "b",
    "verb": "filed",
    "subject": "",
    "undoes": None,
    "changes": [["code_counter", "G3", None, {"id": "G3", "given": 1}]],
}


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "exploded"},
        {"utc_ms": "now"},
        {"utc_ms": True},
        {"utc_ms": 2**63},
        {"device": None},
        {"changes": None},
        {"changes": ["x"]},
        {"changes": [["code_counter", "G3", None, None]]},
        {"changes": [["code_counter", "G3", None, {"id": "G4", "given": 1}]]},
        {"changes": [["code_counter", "G3", None, {"id": "G3"}]]},
        {"changes": [["code_counter", "G3", None, {"id": "G3", "given": "1"}]]},
        {"changes": [["code_counter", "G3", None, {"id": "G3", "given": 1, "more": 1}]]},
        {"changes": [["code_counter", "G3", {"id": "G3"}, {"id": "G4"}]]},
        {"changes": [["code_counter", "G3", {"given": 1}, {"taken": 1}]]},
        {"changes": [["nobody", "G3", None, {"id": "G3"}]]},
        {"changes": [[["code_counter"], "G3", None, {"id": "G3", "given": 1}]]},
    ],
)
def test_what_does_not_fit_is_unreadable(change: dict[str, object]) -> None:
    assert codec.read_gesture(GOOD).verb is Verb.FILED
    with pytest.raises(Unreadable):
        codec.read_gesture({**GOOD, **change})
    with pytest.raises(Unreadable):
        codec.read_gesture([])


def test_a_stranger_s_text_is_cleaned_and_measured() -> None:
    def read(words: str) -> str:
        return codec.read_gesture({**GOOD, "subject": words}, stranger=True).subject

    assert read("e\u0301\x00\x1b[31m\n\t") == "\u00e9[31m\n\t"
    assert read("\ud800a") == "?a"
    assert read("x" * codec.LONGEST)
    with pytest.raises(Unreadable):
        read("x" * (codec.LONGEST + 1))


def test_a_stranger_s_numbers_fit_a_calendar() -> None:
    for name, good, bad in (("given", 999_999, 1_000_000),):
        line = {**GOOD, "changes": [["code_counter", "G3", None, {"id": "G3", name: good}]]}
        assert codec.read_gesture(line, stranger=True)
        line = {**GOOD, "changes": [["code_counter", "G3", None, {"id": "G3", name: bad}]]}
        assert codec.read_gesture(line)
        with pytest.raises(Unreadable):
            codec.read_gesture(line, stranger=True)
    with pytest.raises(Unreadable):
        codec.read_gesture({**GOOD, "utc_ms": 10**14}, stranger=True)


def test_rows_hold_lists_as_json_and_nothing_that_utf8_cannot() -> None:
    assert codec.row({"titles": ("a", "ø"), "kind": RemarkKind.IDEA}) == {"titles": '["a", "ø"]', "kind": "idea"}
    assert codec.row({"words": "\ud800"}) == {"words": "?"}
    assert codec.json_text(["ø"]) == '["ø"]'
    assert codec.json_text(["\ud800"]) == '["\\ud800"]'
    with pytest.raises(Unreadable, match=r"ballot\.options"):
        codec.read_entity(Ballot, {**codec.row(image(Ballot("b", "m", (), (), 1))), "options": "[,"})
    change = Change(Contribution, "c", {"withdrawn": False}, {"withdrawn": True})
    assert codec.read_changes(codec.plain_changes((change,))) == (change,)


def test_what_was_written_before_a_field_was_there_has_its_default() -> None:
    old = {"id": "t", "rank": "m", "letter": "A", "title": "Ledelse"}
    line = {**GOOD, "changes": [["theme", "t", None, old]]}
    (change,) = codec.read_gesture(line).changes
    assert change.after == {**old, "advice": None}
    for gone in ("title", "letter"):
        line = {**GOOD, "changes": [["theme", "t", None, {k: v for k, v in old.items() if k != gone}]]}
        with pytest.raises(Unreadable, match="theme"):
            codec.read_gesture(line)
