"""Programmes of our own in seven languages, each in another notation, with the day they mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from app.intake import ProgrammeIntake
from app.intake.as_json import as_json

PROGRAMMES = Path(__file__).parent.parent / "data" / "programmes"
NAMES = sorted(path.stem for path in PROGRAMMES.glob("*.txt"))


def test_there_are_thirty_in_seven_languages() -> None:
    languages = {json.loads((PROGRAMMES / f"{name}.json").read_text("utf-8"))["language"] for name in NAMES}
    assert len(NAMES) >= 30
    assert languages == {"da", "en", "no", "sv", "de", "nl", "fr"}


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_is_the_day_it_means(name: str) -> None:
    label = json.loads((PROGRAMMES / f"{name}.json").read_text("utf-8"))
    read = as_json(ProgrammeIntake().read_text((PROGRAMMES / f"{name}.txt").read_text("utf-8")))
    names = {item["start"]: set(item["speakers"]) for item in label["items"] if item["start"]}
    found = [item for item in read["items"] if not _part_of_another(item, label["items"], names)]
    assert [(item["day"], item["start"], item["end"]) for item in found] == [
        (item["day"], item["start"], item["end"]) for item in label["items"]
    ]
    for want, got in zip(label["items"], found, strict=True):
        assert got["title"] in {want["title"], *want.get("title_also_ok", [])}
        assert got["kind"] in {want["kind"], *want.get("kind_also_ok", [])}, want["title"]
    assert _by_slot(found + [i for i in read["items"] if i not in found]) == _by_slot(label["items"])


def _part_of_another(item: dict[str, Any], labels: list[dict[str, Any]], names: dict[str, set[str]]) -> bool:
    """An untimed part whose people the label gives to the item it stands under."""
    if item["start"] or item["title"] in {label["title"] for label in labels}:
        return False
    return bool(item["speakers"]) and any(set(item["speakers"]) <= people for people in names.values())


def _by_slot(items: list[dict[str, Any]]) -> set[str]:
    return {name for item in items for name in item["speakers"]}
