"""Whatever can be pressed on the console can be found by name: every button in sight and every entry of its menus.

What is pressed is a command where it is called the same; where a button says it shorter, the table says which command
it is. What belongs to a row or a form that is open is no command of its own, and stands in a table with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from app.bootstrap import RandomIds, house, library_in
from app.cli.rehearse import load
from app.scenario.player import Player
from app.services.laptop import Forgetful, Laptop
from app.services.seat import Tools
from app.ui.debate.part import DebatePart
from app.ui.desk import Desk
from app.ui.document.part import DocumentPart
from app.ui.facilitator.commands import matching
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.program.part import ProgramPart
from app.ui.language import speak
from app.ui.plenum.below import PARKED, VOTES
from app.ui.plenum.part import PlenumPart
from app.ui.projector.room import Room
from app.ui.setup.part import SetupPart
from app.ui.steps.part import StepsPart
from app.words import LANGUAGES, say_in
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import children, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHORTER = {
    r"Start the day|Take it": "Next",
    r"Hold|Go on": "Hold, or go on",
    r"5 min more.*": "5 minutes more",
    r"Set the start to .*": "The item began earlier: set when",
    r"Win back .*|As it was": "Win back time: look at the new plan",
    r"Back to the console": "One large clock",
    r"Undo clock|Undo on the clock|Take it back": "Take back the last thing done to the clock",
    r"Read back|Read the \d+ aloud": "Read the conclusions back",
    r"Make the document": "Document",
    r"Workshops": "All workshops",
    r"Show": "Show the projection",
    r"Show in the room": "Show this in the room",
    r"Lend to slides|Take back": "Lend the projector, or take it back",
    r"Freeze what is shown|Let go": "Freeze what is shown, or let it go",
    r"Black|White": "{0}, and back",
    r"Show the time left in talks": "In the room: the time left in talks, or not",
    r"Test picture|Take the test picture off": "In the room: a test picture",
    r"Welcome|The programme|Now and next|The latest words|Themes|Page 1|Thanks": "In the room: {0}",
    r"To the speaker|To the room": "Write a message {0}",
    r"Insert \d+ min at .*": "Insert a break or a forgotten item",
    r"Remarks": "Debate: what is said of the model",
    r"One more group": "Set the groups up",
    r"Sort": "Plenum: sort remarks under themes",
    r"New theme": "Plenum: make a theme",
    r"Conclusions|New conclusion": "Plenum: write a conclusion",
    r"Vote|New vote|End the vote": "Plenum: vote by hand over the themes",
    r"Parked": "Plenum: parked questions",
    r"Add|Write steps": "Next steps: write a step",
    r"Set a date|Change": "When is it followed up?",
    r"Status": "Next steps: what became of them",
    r"New item": "One more item in the programme",
    r"One more area": "One more area that needs stand under",
    r"One more need": "One more need of the chosen topic",
    r"Make \d+ groups": "Make groups, each on a topic in turn",
    r"Check again": "Check the room",
    r"All settings": "Settings",
    r"Merge words": "Merge words from another laptop",
    r"Save as a file": "Save as a file for another laptop",
}
"""What a button says, and the command that does it or goes to where it is done. {0}: the button's own words, small."""

NO_COMMANDS = {
    r"More": "a menu, whose entries are commands",
    r"Change picture|Other formats": "a menu, whose entries are commands",
    r"What the room sees: .*": "the room's picture opens the same menu as the button beside it",
    r"Plenum|Group \d|Plenum, .*|Group \d, .*": "where the line's words go: a place, with a key each",
    r"Visited now": "a group's own, with a key each",
    r"Remove|Go to|Bring it back beside this one|Take it again|Let it lie": "a row's own",
    r"Edition \d+ again, as it went home at .*": "a row's own",
    r"Agreed|Majority|Divided|Open|Keep": "the form of a conclusion that is open",
    r"Unchanged|Change the words|Not agreed|Later": "what was just read aloud, with a key each",
    r"Insert it|Leave it|Cancel|Done": "a form that is open, with Enter and Esc",
}
"""What can be pressed and is no command of its own, and why."""

ROWS = {"TodoButton", "_ArrivalTick", "_HintButton", "RailButton"}
"""Buttons of a list that is made of the day: a row's own each (the rail's are the parts, by their keys)."""

MENUS_OF_ROWS = {"Chip", "DebatePart", "PlenumPart", "Below", "ConclusionsPane"}
"""Whose menus are those of a place, a remark, a theme or a conclusion that was pointed at: a row's own."""

WALKED = {"RoomView", "Console", "DocumentPart", "StepsPart"}
"""Whose menus this test opens, entry by entry."""


def _zone_clock(ms: int) -> str:
    return dt.datetime.fromtimestamp(ms / 1000, ZoneInfo("Europe/Copenhagen")).strftime("%H.%M")


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    made = Player(load(house(), None), library_in(tmp_path / "workshops"), RandomIds())
    yield made
    made.close()


def console_of(player: Player, until: str, folder: Path) -> Console:
    """The shipped day as it is played, at a moment."""
    while not player.done and _zone_clock(player.due_ms()) <= until:
        player.step()
    opened, ids = player.opened, RandomIds()
    settings = Forgetful(replace(Laptop(), documents=str(folder / "out")))
    desk = Desk(opened.logbook, opened.store, player.clock, ids, opened.drafts, settings=settings)
    home = house()
    desk.tools = Tools(home.intake, library_in(folder / "workshops"), folder, home.gathering)
    console = Console(desk, Room(desk))
    console.resize(1280, 720)
    console.show()
    while console.make_another():
        pass
    return console


def pages_of(console: Console) -> list[Callable[[], object]]:
    """What the part in front can show, one after the other."""
    part = console.part
    if isinstance(part, SetupPart):
        return [act.run for act in part.commands()[: len(part.buttons.buttons())]]
    if isinstance(part, DebatePart):
        return [part.show_cards, part.show_remarks, part.show_tables]
    if isinstance(part, PlenumPart):
        below = part.below
        return [
            part.refresh, part.read_back, part.start_sorting, part.step_out, lambda: below.turn(VOTES),
            lambda: below.turn(PARKED), below.begin,
        ]  # fmt: skip
    if isinstance(part, StepsPart):
        return [part.refresh, part.toggle_after, part.toggle_after]
    if isinstance(part, ProgramPart):
        return [part.refresh, part.ask_to_insert, part.now.ask_room]
    return [lambda: None]


def _entries(console: Console) -> set[str]:
    """What the menus of the console offer; one that nobody knows is a fault of this test."""
    console.room_view.open_menu()
    console.rail.more.click()
    for part in console.findChildren(DocumentPart):
        part.others_menu()
    found: set[str] = set()
    for menu in console.findChildren(QMenu):
        owner = menu
        while isinstance(owner, QMenu):
            owner = owner.parent()
        kind = type(owner).__name__
        assert kind in WALKED | MENUS_OF_ROWS | {"WordsEdit", "QLineEdit"}, kind
        if kind in WALKED:
            found |= {action.text().split("\t")[0] for action in menu.actions() if action.text()}
        menu.close()
    return found


def _pressed(console: Console) -> set[str]:
    """What can be pressed, by its words."""
    found: set[str] = set()
    for place in PLACES:
        console.show_part(place.key)
        for page in pages_of(console):
            page()
            settle()
            for button in children(console, QAbstractButton):
                if type(button).__name__ not in ROWS and not button.visibleRegion().isEmpty():
                    found.add((button.text() or button.accessibleName()).replace("&&", "&"))
    return found | _entries(console)


def _command_of(words: str, commands: set[str]) -> str | None:
    """The command that something pressed is; None where it is none."""
    if words in commands:
        return words
    small = words[0].lower() + words[1:]
    for pattern, name in SHORTER.items():
        if re.fullmatch(pattern, words):
            return next((n for n in (name.format(words), name.format(small)) if n in commands), None)
    return None


@pytest.mark.parametrize("until", ["09.20", "10.40", "14.50", "15.40", "23.59"])
def test_whatever_can_be_pressed_is_a_command(qtbot: QtBot, player: Player, tmp_path: Path, until: str) -> None:
    console = console_of(player, until, tmp_path)
    qtbot.addWidget(console)
    acts = console.commands()
    names = {say_in("en", act.name): act.name for act in acts}
    pressed = _pressed(console)
    assert len(pressed) > 40
    lost = []
    for words in sorted(pressed):
        command = _command_of(words, set(names))
        if command is None:
            if not any(re.match(pattern, words) for pattern in NO_COMMANDS):
                lost.append(words)
            continue
        for code in LANGUAGES:
            found = [act.name for act in matching(acts, say_in(code, names[command]))]
            assert names[command] in found, (code, command)
    assert not lost, " | ".join(lost)
    console.room.close()
    console.close()


def test_a_button_that_is_called_as_its_command_is_so_in_danish_too(console: Console) -> None:
    names = {say_in("en", act.name): act.name for act in console.commands()}
    for place in PLACES:
        console.show_part(place.key)
        settle()
        buttons = {b: b.text() for b in children(console, QAbstractButton)}
        speak("da")
        settle()
        for button, words in buttons.items():
            if words in names:
                assert button.text() == say_in("da", names[words])
        speak("en")
        settle()
