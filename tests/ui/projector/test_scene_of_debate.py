"""The scene of the group debate: every group finds its place, and the question is what is read first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.services import sight
from app.services.projection import Scene, SceneKind
from app.services.sight import Showing
from app.ui.projector.frames import draw
from app.ui.projector.tokens import LIGHT
from app.words import set_language
from PySide6.QtCore import QSize

from tests.ui.projector.conftest import Written, ink_of
from tests.ui.projector.samples import QUESTION, TABLES, samples

WIDE, SMALL, OLD = QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)
SAMPLES = samples()


@pytest.mark.parametrize("size", [WIDE, SMALL, OLD])
@pytest.mark.parametrize("place", ["", "Ved vinduet"])
def test_groups_without_topics_are_called_groups_and_the_title_stands_once(
    size: QSize, place: str, written: Written
) -> None:
    for number in (2, 6, 12):
        written.lines.clear()
        tables = tuple(sight.SeenTable(n, "", place) for n in range(1, number + 1))
        draw(Showing(Scene(SceneKind.DEBATE), sight.Debate("Debat i grupper", "", tables, 600)), size, LIGHT)
        for n in range(1, number + 1):
            assert f"Group {n}" in written.words
        assert " ".join(written.words.split()).count("Debat i grupper") == 1
        assert written.words.count(place) >= number


@pytest.mark.parametrize("groups", [1, 2, 5, 8, 12])
@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_up_to_twelve_groups_find_their_table(groups: int, size: QSize, written: Written) -> None:
    tables = tuple(sight.SeenTable(n, f"Emne {n}", f"lokale {n}") for n in range(1, groups + 1))
    draw(Showing(Scene(SceneKind.DEBATE), sight.Debate("Debat", "Hvad nu?", tables, 600)), size, LIGHT)
    lines = written.words.splitlines()
    for n in range(1, groups + 1):
        assert any(line.startswith(f"Emne {n}") for line in lines)
        assert any(f"lokale {n}" in line for line in lines)


@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_forty_groups_all_find_where_they_sit(size: QSize, written: Written) -> None:
    tables = tuple(sight.SeenTable(n, "Den digitale borger", f"bord {n}") for n in range(1, 41))
    draw(Showing(Scene(SceneKind.DEBATE), sight.Debate("Debat", QUESTION, tables, 600)), size, LIGHT)
    said = [line for line, _size, _where in written.lines]
    assert [f"bord {n}" for n in range(1, 41)] == [line for line in said if line.startswith("bord")]
    assert "more" not in written.words


@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_hours_to_go_are_whole_and_as_large_as_minutes(size: QSize, written: Written) -> None:
    before, after = (replace(SAMPLES["08-debate"].seen, seconds=s) for s in (10128, 9956))  # 2:48:48, 2:45:56
    ink = ink_of(*(draw(replace(SAMPLES["08-debate"], seen=seen), size, LIGHT) for seen in (before, after)))
    assert 100 * ink.height() / size.height() >= 20


@pytest.mark.parametrize("groups", [3, 5, 12])
@pytest.mark.parametrize("size", [WIDE, QSize(1280, 800), OLD], ids=["16:9", "16:10", "4:3"])
def test_the_question_is_never_smaller_than_the_places(groups: int, size: QSize, written: Written) -> None:
    tables = tuple(sight.SeenTable(n, f"Emne {n}", "") for n in range(1, groups + 1))
    draw(Showing(Scene(SceneKind.DEBATE), sight.Debate("Debat", QUESTION, tables, 600)), size, LIGHT)
    asked = next(em for line, em, _ink in written.lines if line.split()[0] == QUESTION.split()[0])
    assert all(em <= asked for line, em, _ink in written.lines if line.startswith("Emne"))


@pytest.mark.parametrize("size", [WIDE, SMALL, QSize(1280, 800), OLD], ids=["16:9", "small", "16:10", "4:3"])
def test_the_question_of_the_day_stands_in_two_lines(size: QSize, written: Written) -> None:
    draw(SAMPLES["08-debate"], size, LIGHT)
    asked = [line for line, _em, _ink in written.lines if line in QUESTION]
    assert " ".join(asked) == QUESTION
    assert len(asked) == 2


@pytest.mark.parametrize("size", [WIDE, SMALL, QSize(1280, 800), OLD], ids=["16:9", "small", "16:10", "4:3"])
def test_the_numbers_are_called_groups_and_no_name_is_written(size: QSize, written: Written) -> None:
    topics = tuple(replace(table, place="") for table in TABLES)
    draw(replace(SAMPLES["08-debate"], seen=sight.Debate("Debat", QUESTION, topics, 1450)), size, LIGHT)
    assert "Groups" in written.words
    assert "We write the words down, not the names" in written.words


@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize(("language", "word"), [("da", "tilbage"), ("en", "left")])
def test_what_the_number_counts_stands_beside_it(size: QSize, language: str, word: str, written: Written) -> None:
    set_language(language)
    draw(SAMPLES["08-debate"], size, LIGHT)
    where = {line: ink for line, _em, ink in written.lines}
    assert where[word].left() > where["24:10"].right()
    assert where[word].bottom() == pytest.approx(where["24:10"].bottom(), abs=14)
