"""Suggested themes: ranked, never applied, and the same whichever way the state came to be."""

from __future__ import annotations

import tomllib

from app.resources import folder
from app.services import harvest, plenum, words
from app.services.headings import READY
from app.services.suggestions import Suggester, pieces
from tests.services.rooms import Room


def rehearsed() -> tuple[Room, list[tuple[str, str]]]:
    """The shipped day with its rehearsal's remarks filed: (theme, remark) for each that was."""
    room = Room()
    path = folder("workshops") / "digitalt-medborgerskab" / "rehearsal.toml"
    steps = tomllib.loads(path.read_text("utf-8"))["step"]
    codes = {}
    for step in steps:
        if step["do"] == "remark":
            said = room.say(step["text"], step["group"] if "model" in step else None)
            codes[said.code] = said.id
    filed = []
    for step in steps:
        if step["do"] == "theme":
            known = {t.theme.title: t.theme.id for t in harvest.themes(room.state)}
            theme, ids = known.get(step["title"], step["title"]), [codes[c] for c in step.get("remarks", [])]
            if step["title"] in known:
                room.do(plenum.file_under(theme, ids))
            else:
                room.do(plenum.make_theme(theme, step["title"], ids))
            filed += [(theme, remark) for remark in ids]
    return room, filed


def test_the_right_theme_is_among_three_more_often_than_not() -> None:
    room, filed = rehearsed()
    suggester, right = Suggester(), 0
    for theme, remark in filed:
        room.do(plenum.take_out(theme, [remark]))
        suggested = suggester.for_remark(room.state, remark)
        assert len(suggested) <= 3
        right += theme in suggested
        room.do(plenum.file_under(theme, [remark]))
    assert len(filed) > 40
    assert right / len(filed) > 0.55  # chance is .23, whole words .29


def test_what_it_remembers_does_not_change_what_it_says() -> None:
    room, filed = rehearsed()
    suggester = Suggester()
    for n, (theme, remark) in enumerate(filed[:20]):
        room.do(plenum.take_out(theme, [remark]))
        if n % 3 == 0:
            room.do(words.edit_remark(remark, "Noget helt andet om borgernes behov"))
        assert suggester.for_remark(room.state, remark) == Suggester().for_remark(room.state, remark)


def test_what_a_remark_stands_under_is_not_suggested() -> None:
    room = Room()
    said = room.say("Intern organisering af arbejdet", 1)
    heading = READY + room.advice(6)
    assert Suggester().for_remark(room.state, said.id)[0] == heading
    before = room.state
    room.do(plenum.file_under(heading, [said.id]))
    assert heading not in Suggester().for_remark(room.state, said.id)
    assert harvest.unplaced(before) == (said,)


def test_words_like_no_theme_suggest_none() -> None:
    room = Room(name="tom-dag")
    said = room.say("xyz", 1)
    room.do(plenum.make_theme("t", "qqq"))
    assert Suggester().for_remark(room.state, said.id) == ()
    assert Suggester().for_remark(room.state, "nobody") == ()


def test_pieces_are_three_to_five_letters_within_words() -> None:
    assert list(pieces("På tog")) == [" pa", "pa ", " pa ", " to", "tog", "og ", " tog", "tog ", " tog "]
