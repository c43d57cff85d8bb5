"""The scenes of the words: remarks, themes, votes, conclusions, steps. What there is no room for is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from app.domain.plenum import Strength
from app.services import sight
from app.services.projection import Scene, SceneKind
from app.services.sight import Showing
from app.ui.projector.frames import draw
from app.ui.projector.tokens import HEIGHT, LIGHT, em
from app.words import set_language
from PySide6.QtCore import QSize

from tests.ui.projector.conftest import Written
from tests.ui.projector.samples import CONCLUSIONS, OPEN, STEPS, samples

WIDE, SMALL, OLD = QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)
SAMPLES = samples()


def test_what_is_left_out_is_counted(written: Written) -> None:
    many = tuple(sight.SeenTheme(f"Tema nummer {n}", 40 - n, newest=False) for n in range(40))
    draw(Showing(Scene(SceneKind.THEMES), sight.Themes(many, 40, 40)), WIDE, LIGHT)
    shown = sum(line.startswith("Tema nummer") for line, _em, _ink in written.lines)
    assert f"and {40 - shown} more themes" in written.words
    assert shown >= 10


@pytest.mark.parametrize("number", [13, 15, 20, 24])
@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_nobody_votes_on_what_nobody_sees(number: int, size: QSize, written: Written) -> None:
    options = tuple(sight.SeenOption(chr(ord("A") + n), f"Emne nummer {n}", 40 - n) for n in range(number))
    draw(Showing(Scene(SceneKind.VOTE), sight.Ballots(options, closed=False, abstained=None)), size, LIGHT)
    lines = written.words.splitlines()
    assert {f"Emne nummer {n}" for n in range(number)} <= set(lines)
    assert "more theme" not in written.words


def test_remarks_stand_whole_the_newest_last(written: Written) -> None:
    set_language("da")
    draw(SAMPLES["12-capture"], WIDE, LIGHT)
    seen = SAMPLES["12-capture"].seen
    assert isinstance(seen, sight.Capture)
    for remark in seen.remarks:
        assert remark.words.split()[-1] in written.words
        assert remark.code in written.words


def test_dates_are_said_in_words(written: Written) -> None:
    step = sight.SeenStep("Noget", "", "", dt.date(2026, 9, 1), "")
    draw(Showing(Scene(SceneKind.NEXT_STEPS), sight.Steps("", (step,), dt.date(2026, 6, 12))), WIDE, LIGHT)
    assert "1 September" in written.words
    assert "12 June 2026" in written.words
    assert "–\u00a0nobody\u00a0yet\u00a0–" in written.words


def test_a_closed_vote_shows_what_was_counted_and_says_the_rest(written: Written) -> None:
    options = tuple(sight.SeenOption(letter, f"Tema {letter}", n) for letter, n in (("A", 20), ("B", 0), ("C", None)))
    vote = Showing(Scene(SceneKind.VOTE), sight.Ballots(options, closed=True, abstained=0))
    draw(vote, WIDE, LIGHT)
    assert [line for line, _size, _where in written.lines if line.startswith("Tema")] == ["Tema A", "Tema B"]
    assert "20 votes in all, 0 abstained, 1 theme was not counted" in written.words
    written.lines.clear()
    draw(replace(vote, seen=replace(vote.seen, closed=False)), WIDE, LIGHT)
    assert "Tema C" in written.words
    assert "20 votes in all, 0 abstained, 1 theme is not counted yet" in written.words


@pytest.mark.parametrize(
    ("hands", "told"),
    [((18, 0, 2), "18 for, 0 against, 2 abstained"), ((18, None, 2), "18 for, 2 abstained"), ((0, 0, 0), "0 for, 0")],
)
def test_a_nought_is_said_where_somebody_counted_it(written: Written, hands: sight.Hands, told: str) -> None:
    c = sight.SeenConclusion(4, "Vi deler vejledninger", Strength.MAJORITY, hands, "")
    draw(Showing(Scene(SceneKind.CONCLUSIONS), sight.Conclusions((c,))), WIDE, LIGHT)
    assert told in written.words
    assert "4" in [line for line, _size, _where in written.lines]
    written.lines.clear()
    draw(Showing(Scene(SceneKind.READ_BACK), sight.Reading(c, 4)), WIDE, LIGHT)
    assert told in written.words


def test_the_theme_that_just_grew_says_so(written: Written) -> None:
    draw(SAMPLES["14-themes"], WIDE, LIGHT)
    assert [line for line, _size, _where in written.lines if line.endswith("new here")] == [
        "Intern organisering\u2002·\u2002new here"
    ]


def test_where_there_is_little_room_all_conclusions_stand_and_no_sentence_is_cut(written: Written) -> None:
    found = sight.Conclusions((*CONCLUSIONS[:4], *(replace(c, number=n) for n, c in enumerate(OPEN, 5))))
    draw(Showing(Scene(SceneKind.CONCLUSIONS), found), WIDE, LIGHT)
    assert "before these" not in written.words
    assert "…" not in written.words
    assert "43 for, 11 against, 4 abstained" in written.words


def test_what_a_full_room_no_longer_sees_is_said_to_be_kept(written: Written) -> None:
    set_language("en")
    seen = SAMPLES["11-report-back"].seen
    assert isinstance(seen, sight.Capture)
    draw(replace(SAMPLES["11-report-back"], seen=replace(seen, before=6)), WIDE, LIGHT)
    assert f"The latest of {6 + len(seen.remarks)} remarks. All of them are written down" in written.words
    written.lines.clear()
    draw(SAMPLES["11-report-back"], WIDE, LIGHT)
    assert "The latest of" not in written.words


def test_what_is_not_counted_yet_has_a_dash(written: Written) -> None:
    options = (sight.SeenOption("A", "Tema A", 20), sight.SeenOption("B", "Tema B", None))
    draw(Showing(Scene(SceneKind.VOTE), sight.Ballots(options, closed=False, abstained=None)), WIDE, LIGHT)
    assert written.words.splitlines().count("–") == 1


def test_words_that_are_no_date_are_quoted_as_such(written: Written) -> None:
    set_language("en")
    step = sight.SeenStep("Mødes igen", "Lone", "", None, "efter ferien")
    draw(Showing(Scene(SceneKind.NEXT_STEPS), sight.Steps("", (step,), None)), WIDE, LIGHT)
    assert "“efter ferien”" in written.words


@pytest.mark.parametrize("size", [WIDE, SMALL, OLD], ids=["16:9", "small", "4:3"])
def test_a_remark_alone_is_large_and_the_room_hears_what_is_written_down(size: QSize, written: Written) -> None:
    remark = sight.SeenRemark("r", "P-10", "Væggen i køkkenet er et godt billede: vi skal finde vores egen væg.")
    draw(Showing(Scene(SceneKind.CAPTURE), sight.Capture("Plenum", None, "", "", (remark,))), size, LIGHT)
    lines = [(em, ink) for line, em, ink in written.lines if line.split()[0] in {"Væggen", "vi", "finde", "egen", "er"}]
    assert min(em for em, _ink in lines) >= 0.1 * HEIGHT
    assert max(ink.bottom() for _em, ink in lines) >= HEIGHT / 2
    assert "We write the words down, not the names" in written.words


def test_how_many_came_before_is_said_once(written: Written) -> None:
    long = tuple(
        sight.SeenRemark(f"r{n}", f"G3-0{n}", "Det er svært at organisere på tværs. " * 5) for n in range(1, 6)
    )
    seen = sight.Capture("", 3, "Vi arbejder sammen", "", long, 180, before=6)
    draw(Showing(Scene(SceneKind.REPORT_BACK), seen), OLD, LIGHT)
    assert "The latest of 11 remarks" in written.words
    assert "before these" not in written.words
    written.lines.clear()
    draw(Showing(Scene(SceneKind.REPORT_BACK), replace(seen, before=0)), OLD, LIGHT)
    assert "before these" in written.words


def test_steps_stand_farther_from_each_other_than_their_lines(written: Written) -> None:
    draw(Showing(Scene(SceneKind.NEXT_STEPS), sight.Steps("", STEPS, None)), OLD, LIGHT)
    firsts = {step.what.split()[0] for step in STEPS}
    begun = [ink.top() for line, _em, ink in written.lines if line.split()[0] in firsts]
    ended = [ink.bottom() for _line, _em, ink in written.lines]
    assert len(begun) == len(STEPS)
    for top in begun[1:]:
        assert top - max(bottom for bottom in ended if bottom < top + 10) >= 0.6 * em(4)


def test_every_step_stands_on_an_old_screen_too(written: Written) -> None:
    draw(Showing(Scene(SceneKind.NEXT_STEPS), sight.Steps("", STEPS, None)), OLD, LIGHT)
    assert "before these" not in written.words
    for step in STEPS:
        assert step.what.split()[-1] in written.words
        assert not step.who or step.who.split()[-1] in written.words


def test_where_there_is_no_room_the_minority_gives_way_before_a_conclusion_does(written: Written) -> None:
    wordy = tuple(replace(c, dissent="Opgaver med afgørelser hører hjemme hos dem, der har sagen. " * 4) for c in OPEN)
    found = (*CONCLUSIONS[:4], *wordy)
    draw(Showing(Scene(SceneKind.CONCLUSIONS), sight.Conclusions(found)), OLD, LIGHT)
    assert "before these" not in written.words
    assert "27 for, 25 against, 6 abstained. Against: see the document" in written.words
    assert "afgørelser" not in written.words


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", [WIDE, SMALL, OLD], ids=["16:9", "small", "4:3"])
def test_six_conclusions_stand_with_the_words_of_the_minority(size: QSize, language: str, written: Written) -> None:
    set_language(language)
    said = (
        ("Bibliotek og borgerservice planlægger kompetenceudvikling sammen, uanset model.", Strength.AGREED, ""),
        ("Vi begynder med at bytte arbejdsplads.", Strength.AGREED, ""),
        ("Hjælpen begynder i borgerens situation, ikke ved skranken, man står ved.", Strength.AGREED, ""),
        ("Medarbejdere kan løse udvalgte opgaver, når der er fast tid.", Strength.MAJORITY, "Et frit sted. " * 6),
        ("Et samarbejde i samme hus skal have fælles ledelse.", Strength.DIVIDED, "Ingen mister deres leder. " * 4),
        ("Hvem betaler for projektledelsen, når det første år er gået?", Strength.OPEN, ""),
    )
    found = tuple(
        sight.SeenConclusion(n, words, strength, (31, 8, 3) if dissent else None, dissent.strip())
        for n, (words, strength, dissent) in enumerate(said, 1)
    )
    draw(Showing(Scene(SceneKind.CONCLUSIONS), sight.Conclusions(found)), size, LIGHT)
    lines = [line for line, _em, _ink in written.lines]
    assert [line for line in lines if line.isdigit()] == list("123456")
    every = " ".join(lines)
    assert every.count("Et frit sted.") == 6
    assert every.count("Ingen mister deres leder.") == 4


def test_how_many_conclusions_came_before_never_stands_among_the_numbers(written: Written) -> None:
    many = tuple(replace(c, number=n) for n, c in enumerate(CONCLUSIONS * 5, 1))
    draw(Showing(Scene(SceneKind.CONCLUSIONS), sight.Conclusions(many)), OLD, LIGHT)
    where = {line: ink.left() for line, _em, ink in written.lines}
    before = next(left for line, left in where.items() if line.endswith("before these"))
    assert before > where["25"] + em(8)


@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_what_a_conclusion_builds_on_stands_close_to_its_label_and_in_line_with_the_minority(
    size: QSize, written: Written
) -> None:
    reading = sight.Reading(replace(CONCLUSIONS[1], dissent="Først"), 5, ("G2-05", "G3-01"))
    draw(Showing(Scene(SceneKind.READ_BACK), reading), size, LIGHT)
    where = {line: ink for line, _em, ink in written.lines}
    codes, label = where["G2-05, G3-01"], where["Builds on"]
    assert codes.left() == pytest.approx(where["The minority"].right() + em(4), abs=8)
    written.lines.clear()
    draw(Showing(Scene(SceneKind.READ_BACK), replace(reading, conclusion=CONCLUSIONS[0])), size, LIGHT)
    where = {line: ink for line, _em, ink in written.lines}
    assert where["G2-05, G3-01"].left() - where["Builds on"].right() == pytest.approx(em(4), abs=8)
    assert label.left() == where["Builds on"].left()


@pytest.mark.parametrize("closed", [False, True])
def test_a_vote_says_what_is_asked(closed: bool, written: Written) -> None:
    options = (sight.SeenOption("A", "Tema A", 20),)
    draw(Showing(Scene(SceneKind.VOTE), sight.Ballots(options, closed=closed, abstained=None)), WIDE, LIGHT)
    assert "Show of hands: Which themes matter most?" in written.words


@pytest.mark.parametrize("size", [WIDE, SMALL, OLD], ids=["16:9", "small", "4:3"])
def test_a_few_themes_are_large(size: QSize, written: Written) -> None:
    titles = ("Intern organisering", "Ressourcer til projekt- og procesledelse og brobygning", "Få inspiration")
    few = tuple(sight.SeenTheme(title, 9 - n, newest=False) for n, title in enumerate(titles))
    draw(Showing(Scene(SceneKind.THEMES), sight.Themes(few, 20, 61)), size, LIGHT)
    assert [size for line, size, _ink in written.lines if line == "Intern organisering"] >= [em(6.4)]
