"""Every scene as a full room sees it: large enough, dark enough, whole, in both languages, whatever it is given."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import product
from typing import Any, get_args

import pytest
from app.domain.plenum import Strength
from app.domain.programme import ItemKind
from app.services import sight
from app.services.projection import Scene, SceneKind
from app.services.seeing import _READERS
from app.services.sight import Showing
from app.ui.projector.frames import draw
from app.ui.projector.scenes import _PICTURES
from app.ui.projector.tokens import DARK, HEIGHT, LIGHT, NARROWEST, Palette, Role
from app.words import set_language
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from tests.ui.projector.conftest import Written, ink_of
from tests.ui.projector.samples import samples

WIDE, SMALL, OLD = QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)
SAMPLES = samples()

NASTY = {
    "nothing": "",
    "blank": " \t\n ",
    "long": "Vi skal blive ved med at øve os i det her, også når det er svært. " * 130,
    "one word": "a" * 8000,
    "danger": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 Godt gået 🎉" * 40,
    "hebrew": "שלום לכולם, זה טקסט מימין לשמאל " * 20,
    "reversed": "Hvem \u202eskriver\u202c \u2067her\u2069?",
    "piled": "Z" + "\u0335\u0336\u0337\u0338" * 60 + "algo",
    "controls": "a\x00b\x1bc\u2028d\x7fe\ufffe",
    "marks up": "<b>fed</b> & 100 % {0} %s \\n",
    "quotes": "»" * 300,
    "dashes": "-" * 500,
    "soft": "bib\u00adlio\u00adtek " * 200,
    "no-break": "kl.\u00a012.00\u00a0" * 200,
}


def hostile(showing: Showing, words: str) -> Showing:
    """The same scene with these words in every text of it, and on its edges."""
    return replace(showing, seen=_filled(showing.seen, words), to_speaker=words, to_room=words)


MACHINE = {"clock", "code", "letter", "id"}
"""Fields that no person writes."""


def _filled(value: Any, words: str) -> Any:
    if isinstance(value, (Strength, ItemKind)):
        return value
    if isinstance(value, str):
        return words
    if isinstance(value, tuple):
        return tuple(_filled(v, words) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _filled(getattr(value, f.name), words) for f in fields(value) if f.name not in MACHINE}
        )
    return value


def luminance(colour: QColor, light: float = 0.0) -> float:
    """The relative luminance of a colour, with room light added."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + light


def contrast(one: str, other: str, light: float = 0.05) -> float:
    """The contrast ratio of two colours."""
    a, b = sorted((luminance(QColor(one), light), luminance(QColor(other), light)))
    return b / a


def test_every_scene_has_a_reader_and_a_picture() -> None:
    assert set(_READERS) == set(SceneKind)
    assert set(_PICTURES) == set(get_args(sight.Seen))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_keeps_its_contrast_in_a_lit_room(palette: Palette) -> None:
    for role in (Role.INK, Role.SOFT, Role.ACCENT, Role.SOON):
        assert contrast(palette.of(role), palette.ground) >= 7
        assert contrast(palette.of(role), palette.ground, light=0.15) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 7
    assert contrast(palette.on_accent, palette.accent, light=0.15) >= 4.5


@pytest.mark.parametrize(
    ("name", "least"),
    [("05-now-timer", 20.0), ("08-debate", 20.0), ("06-break", 37.0)],
    ids=["timer", "debate", "break"],
)
@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_the_big_number_is_a_fifth_of_the_height_in_ink(name: str, least: float, size: QSize) -> None:
    if size is OLD and name == "06-break":
        least = 28.0  # it fills the width of a narrow screen instead
    before, after = SAMPLES[name], SAMPLES[name]
    if isinstance(before.seen, sight.Break):
        clocks = (replace(before.seen, following=sight.SeenNext("x", c)) for c in ("18.08", "23.36"))
        before, after = (replace(SAMPLES[name], seen=seen) for seen in clocks)
    else:
        before, after = (replace(before, seen=replace(before.seen, seconds=s)) for s in (1128, 2756))  # 18:48, 45:56
    ink = ink_of(draw(before, size, LIGHT), draw(after, size, LIGHT))
    assert 100 * ink.height() / size.height() >= least


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", [WIDE, OLD], ids=["16:9", "4:3"])
def test_no_text_is_smaller_than_four_percent_and_all_of_it_is_on_the_screen(
    name: str, language: str, size: QSize, written: Written
) -> None:
    set_language(language)
    draw(SAMPLES[name], size, LIGHT)
    width = max(NARROWEST, HEIGHT * size.width() / size.height())
    assert written.lines
    for line, em, ink in written.lines:
        assert em >= 0.04 * HEIGHT - 0.5, line
        assert ink.left() >= 0, line
        assert ink.right() <= width, line
        assert ink.top() >= 0, line
        assert ink.bottom() <= HEIGHT - 14, line
        assert "…" not in line, line


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_that_is_typed_breaks_a_scene_or_runs_off_it(nasty: str, written: Written) -> None:
    for name, showing in SAMPLES.items():
        for size in (WIDE, OLD):
            written.lines.clear()
            draw(hostile(showing, NASTY[nasty]), size, LIGHT)
            width = max(NARROWEST, HEIGHT * size.width() / size.height())
            for line, em, ink in written.lines:
                assert em >= 0.04 * HEIGHT - 0.5, (name, line[:40])
                assert ink.left() >= 0, (name, line[:40])
                assert ink.right() <= width, (name, line[:40])
                assert ink.bottom() <= HEIGHT - 14, (name, line[:40])


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(1080, 1920), QSize(3840, 1080), QSize(3840, 2160)])
def test_a_screen_may_have_any_shape(size: QSize) -> None:
    for showing in SAMPLES.values():
        assert draw(showing, size, DARK).size() == size


def test_every_scene_speaks_both_languages() -> None:
    for name, showing in SAMPLES.items():
        set_language("da")
        danish = draw(showing, SMALL, LIGHT)
        set_language("en")
        if name != "12-capture":  # a title and remarks: all of it is the room's own words
            assert draw(showing, SMALL, LIGHT) != danish, name


def test_the_room_never_sees_red() -> None:
    for showing, palette in product(SAMPLES.values(), (LIGHT, DARK)):
        image = draw(showing, SMALL, palette)
        colours = {image.pixel(x, y) for x in range(0, 1280, 3) for y in range(0, 720, 3)}
        for colour in map(QColor, colours):
            red = colour.hsvHueF() < 0.04 or colour.hsvHueF() > 0.94
            assert not (red and colour.hsvHueF() >= 0 and colour.hsvSaturationF() > 0.45 and colour.valueF() > 0.3), (
                showing
            )


@pytest.mark.parametrize(
    ("first", "clock", "said"),
    [
        (True, "10.15", "We begin at"),
        (True, "", "We begin now"),
        (False, "10.15", "We start again at"),
        (False, "", "We start again now"),
    ],
)
def test_only_a_break_with_something_before_it_starts_again(
    first: bool, clock: str, said: str, written: Written
) -> None:
    seen = sight.Break("Kaffe", sight.SeenNext("Oplæg", clock), first=first)
    draw(Showing(Scene(SceneKind.BREAK), seen), WIDE, LIGHT)
    assert said in written.words


def test_a_long_programme_keeps_what_runs_in_sight(written: Written) -> None:
    when = [sight.When.DONE] * 30 + [sight.When.NOW] + [sight.When.AHEAD] * 9
    items = tuple(sight.SeenItem(f"Punkt {n}", f"{8 + n // 4}.{n % 4 * 15:02}", w) for n, w in enumerate(when))
    draw(Showing(Scene(SceneKind.PROGRAMME), sight.Programme(items)), WIDE, LIGHT)
    assert "Punkt 30" in written.words
    assert "Punkt 31" in written.words


def test_an_item_without_a_printed_time_stands_with_the_one_before_it(written: Written) -> None:
    draw(SAMPLES["03-programme"], WIDE, LIGHT)
    assert "Debat i grupper\u00a0· Opsamling i plenum" in written.words
    written.lines.clear()
    seen = SAMPLES["03-programme"].seen
    assert isinstance(seen, sight.Programme)
    items = tuple(replace(item, when=sight.When.NOW if not item.clock else sight.When.DONE) for item in seen.items)
    draw(replace(SAMPLES["03-programme"], seen=sight.Programme(items)), WIDE, LIGHT)
    assert {"Debat i grupper", "Opsamling i plenum"} <= {line for line, _size, _where in written.lines}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_word_for_a_rehearsal_stands_in_the_middle_of_its_box(language: str) -> None:
    set_language(language)
    image = draw(SAMPLES["23-test"], WIDE, LIGHT)  # the box is the last thing on its rows
    ground = image.pixel(960, 60)
    columns = [x for x in range(1500, 1830) if any(image.pixel(x, y) != ground for y in range(100, 130))]
    runs = [x for x in columns if x - 1 not in columns], [x for x in columns if x + 1 not in columns]
    starts, ends = runs
    assert abs((starts[1] - ends[0]) - (starts[-1] - ends[-2])) <= 2


def test_lines_begin_where_their_ink_does(written: Written) -> None:
    """To half a pixel of the design, whatever letter is first: under each other they make one edge."""
    image = draw(SAMPLES["01-welcome"], WIDE, LIGHT)
    ground = image.pixel(960, 40)
    edges = []
    for y in range(200, 1040):
        ink = next((x for x in range(90, 150) if image.pixel(x, y) != ground), None)
        if ink is not None:
            edges.append(ink)
    assert min(edges) >= 111


LONG = (
    "Hvordan organiserer vi det tværkommunale samarbejde om borgernes digitale dannelse i de næste fem år, "
    "og hvem betaler?"
)


@pytest.mark.parametrize("size", [WIDE, SMALL, OLD], ids=["16:9", "small", "4:3"])
@pytest.mark.parametrize("name", ["01-welcome", "04-now", "05-now-timer"])
def test_a_title_of_a_hundred_and_twenty_characters_stands_whole(name: str, size: QSize, written: Written) -> None:
    draw(replace(SAMPLES[name], seen=replace(SAMPLES[name].seen, title=LONG)), size, LIGHT)
    assert "".join(LONG.split()) in "".join(written.words.split()).replace("-", "")
    assert "…" not in written.words


EMPTY = {
    "programme": (SceneKind.PROGRAMME, sight.Programme(())),
    "debate": (SceneKind.DEBATE, sight.Debate("Debat", "", (), 0)),
    "capture": (SceneKind.CAPTURE, sight.Capture("", None, "", "", ())),
    "themes": (SceneKind.THEMES, sight.Themes((), 0, 0)),
    "vote": (SceneKind.VOTE, sight.Ballots((), closed=False, abstained=None)),
    "conclusions": (SceneKind.CONCLUSIONS, sight.Conclusions(())),
    "read back": (SceneKind.READ_BACK, sight.Reading(None, 0)),
    "steps": (SceneKind.NEXT_STEPS, sight.Steps("", (), None)),
    "page one": (SceneKind.PAGE_ONE, sight.PageOne(1, 1, "", note="")),
    "thanks": (SceneKind.THANKS, sight.Thanks("", None, "")),
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_yet_is_a_picture_too(name: str, written: Written) -> None:
    kind, seen = EMPTY[name]
    assert not draw(Showing(Scene(kind), seen), WIDE, LIGHT).isNull()
    assert written.lines or name in {"programme", "page one"}


def test_a_script_that_runs_to_the_left_begins_at_the_right(written: Written) -> None:
    title = "שלום לכולם, זה טקסט מימין לשמאל שממשיך לשורה נוספת"
    now = sight.Now("", title, ("ענת לוי",), "", None, None)
    draw(Showing(Scene(SceneKind.NOW), now), WIDE, LIGHT)
    edges = [where.right() for line, _size, where in written.lines if any("\u0590" <= c <= "\u05ff" for c in line)]
    assert len(edges) >= 3
    assert max(edges) - min(edges) < 40
    assert min(edges) > 1700
