"""Plays a scenario file as `plenum rehearse` does, and holds what its looks answer against the file's expectations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.scenario import reader
from app.scenario.look import Answer
from app.scenario.player import Player
from app.storage.library import SqliteLibrary

from tests.fakes import CountedIds

HERE = Path(__file__).parent


def play(text: str, folder: Path) -> tuple[Answer, ...]:
    """What the looks of a scenario answer."""
    player = player_of(text, folder)
    try:
        return player.play()
    finally:
        player.close()


def player_of(text: str, folder: Path) -> Player:
    """A scenario in a real store, about to be played."""
    ids = CountedIds()
    shelf = TemplateShelf((resources.folder("workshops"),), ids)
    return Player(reader.read(text, ids, shelf.template), SqliteLibrary(folder), ids)


def unmet(text: str, answers: tuple[Answer, ...]) -> list[str]:
    """What does not come out as the file expects, a line each."""
    wrong: list[str] = []
    looks: dict[str, list[Answer]] = {}
    for answer in answers:
        looks.setdefault(answer["label"], []).append(answer)
    for expected in tomllib.loads(text).get("expect", ()):
        label = expected["label"]
        for answer in looks.get(label, ()):
            wrong += _differences(label, {k: v for k, v in expected.items() if k != "label"}, answer)
        if label not in looks:
            wrong.append(f"{label}: nobody looked")
    return wrong


def _differences(where: str, expected: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
    wrong: list[str] = []
    for key, value in expected.items():
        if key == "items":
            for number, item in enumerate(value):
                wrong += _differences(f"{where}, item {number + 1}", item, answer["items"][number])
        elif not _fits(value, answer[key]):
            wrong.append(f"{where}: {key} is {answer[key]!r}, not {value!r}")
    return wrong


def _fits(expected: object, found: object) -> bool:
    """ "none" is null, "*" is anything but null; a word of a refusal stands for it."""
    if expected == "none":
        return found is None
    if expected == "*":
        return found is not None
    if isinstance(found, Mapping) and isinstance(expected, str):
        return found["word"] == expected
    return expected == found
