"""Every command is found from every part, by the words a facilitator would try, in Danish and in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.bootstrap import house, library_in
from app.domain.debate import Topic
from app.domain.gestures import Entity
from app.domain.programme import AgendaItem, Person
from app.services.projection import SceneKind
from app.services.seat import Tools
from app.ui.facilitator.commands import matching
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.room_acts import SCENES, TIMER
from app.ui.facilitator.room_view import PINNABLE
from app.ui.facilitator.synonyms import SYNONYMS
from app.ui.language import speak
from app.ui.over import Over
from app.ui.part import Act
from app.ui.plenum.below import VOTES
from app.ui.plenum.part import PlenumPart
from app.ui.setup.keeping_page import KeepingPage
from app.ui.setup.part import SetupPart
from app.words import LANGUAGES, say, say_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.facilitator.places import Place, app, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _all(console: Console) -> tuple[Act, ...]:
    while console.make_another():
        pass
    return console.commands()


def test_each_command_has_at_least_three_other_words_in_either_language(console: Console) -> None:
    for act in _all(console):
        assert act.name in SYNONYMS, say(act.name)
        for code in LANGUAGES:
            assert len(say_in(code, SYNONYMS[act.name]).split()) >= 3, say(act.name)


def test_each_of_those_words_finds_it(console: Console) -> None:
    acts = _all(console)
    for act in acts:
        for code in LANGUAGES:
            for word in say_in(code, SYNONYMS[act.name]).split():
                assert act.name in [found.name for found in matching(acts, word)], (say(act.name), word)


@pytest.mark.parametrize(
    ("tried", "found"),
    [
        ("stem", "Plenum: stem om temaerne"),
        ("afstemning", "Plenum: stem om temaerne"),
        ("pause", "Sæt en pause eller et glemt punkt ind"),
        ("referat", "Send hjem"),
        ("pdf", "Send hjem"),
        ("sikkerhedskopi", "Sikkerhed"),
        ("mørk", "Indstillinger"),
        ("forside", "Alle workshopper"),
        ("forsinket", "Indhent tid: se den nye plan"),
        ("powerpoint", "Lån projektoren ud, eller tag den tilbage"),
        ("fortryd", "Fortryd den sidste ændring i ordene"),
        ("oplægsholder", "Mennesker"),
        ("nyt tema", "Plenum: lav et tema"),
        ("opgave", "Næste skridt: skriv et skridt"),
        ("søg", "Søg i det, der er sagt i dag"),
        ("late", "Indhent tid: se den nye plan"),
        ("undo", "Tag det sidste på uret tilbage"),
        ("backup", "Sikkerhed"),
        ("shortcuts", "Taster"),
        ("speaker", "Hvem der taler i et punkt i programmet"),
        ("velkomst", "I salen: velkomst"),
        ("seneste ord", "I salen: de seneste bidrag"),
        ("tid i oplæg", "I salen: tid tilbage i oplæg, eller ej"),
        ("prøvebillede", "I salen: prøvebillede"),
        ("test picture", "I salen: prøvebillede"),
        ("besked salen", "Skriv en besked til salen"),
        ("message speaker", "Skriv en besked til oplægsholderen"),
        ("regneark", "Regneark med bidrag, konklusioner og skridt"),
        ("csv", "Bidrag som CSV"),
        ("kalender", "Næste skridt til kalenderen"),
        ("word", "Word, til at arbejde videre i"),
        ("klikker", "Indstillinger"),
        ("øvelse", "Alle workshopper"),
        ("slet", "Sikkerhed"),
    ],
)
def test_what_people_try_is_found_from_the_programme(console: Console, tried: str, found: str) -> None:
    speak("da")
    assert found in [say(act.name) for act in matching(_all(console), tried)]


def test_a_command_of_a_part_that_was_never_shown_goes_there(console: Console, place: Place) -> None:
    over = Over(console, console.desk.settings)
    over.console = console
    over.show_commands()
    for _turn in range(len(PLACES) + 1):
        settle()
        QTest.qWait(1)
    write("vote by hand")
    press(Qt.Key.Key_Return)
    settle()
    part = console.part
    assert isinstance(part, PlenumPart)
    assert part.below.page == VOTES


def test_typing_while_parts_are_still_being_made_keeps_what_was_typed(console: Console) -> None:
    over = Over(console, console.desk.settings)
    over.console = console
    over.show_commands()
    focus = app().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "s")
    settle()
    QTest.keyClicks(focus, "ettings")
    settle()
    assert over._commands is not None
    assert over._commands.found[0] == "Settings"


def test_what_the_rooms_menu_offers_is_a_command_too(console: Console) -> None:
    assert {kind for kind in SCENES if kind is not SceneKind.TEST_PICTURE} == set(PINNABLE)
    acts = {act.name: act for act in console.commands()}
    for kind, name in SCENES.items():
        acts[name].run()
        assert console.room.scene.kind is kind
    shown = console.room.timer_shown
    acts[TIMER].run()
    assert console.room.timer_shown is not shown


def test_a_message_to_the_room_is_written_from_any_part(console: Console) -> None:
    speak("da")
    console.make_another()
    console.show_part("plenum")
    found = [act for act in matching(_all(console), "besked salen") if say(act.name) == "Skriv en besked til salen"]
    found[0].run()
    settle()
    assert console.part is not None
    assert console.part.key == "program"
    write("Wifi: bibliotek")
    press(Qt.Key.Key_Return)
    assert console.room.told[1] == "Wifi: bibliotek"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("One more item in the programme", AgendaItem),
        ("One more topic", Topic),
        ("One more person", Person),
    ],
)
def test_what_a_page_of_set_up_makes_is_made_from_any_part(console: Console, name: str, kind: type[Entity]) -> None:
    before = len(console.desk.state.of(kind))
    next(act for act in _all(console) if say(act.name) == name).run()
    settle()
    assert console.part is not None
    assert console.part.key == "setup"
    assert len(console.desk.state.of(kind)) == before + 1


def test_a_workshop_is_not_deleted_by_its_command_alone(console: Console, tmp_path: Path) -> None:
    console.desk.tools = Tools(house().intake, library_in(tmp_path / "workshops"), tmp_path)
    asked: list[str] = []
    console.delete_asked.connect(lambda: asked.append("deleted"))
    acts = [act for act in _all(console) if say(act.name) == "Delete this workshop"]
    acts[0].run()
    settle()
    assert isinstance(console.part, SetupPart)
    page = console.part.page("keeping")
    assert isinstance(page, KeepingPage)
    assert page.delete.text().startswith("Press again")
    press(Qt.Key.Key_Return)
    assert not asked
    acts[0].run()
    assert asked == ["deleted"]
