"""Several laptops share a workshop through PostgreSQL, mostly offline; every word arrives once."""

from __future__ import annotations

import random
import time
from pathlib import Path

import psycopg
import pytest
from app.domain.day import Run, RunEntry
from app.domain.debate import Contribution
from app.domain.gestures import Gesture, Refused, State
from app.domain.kinds import KINDS
from app.domain.plenum import Theme
from app.domain.programme import AgendaItem
from app.domain.verbs import Stack
from app.services import day, plenum, setup, words
from app.storage import lines
from app.storage.hub import HubGone
from app.storage.library import SqliteLibrary

from tests.storage import postgres
from tests.storage.postgres import Server
from tests.storage.scribes import Scribe
from tests.storage.workshops import ID

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("postgres"),
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there"),
]


def held(state: State) -> dict[type, dict[str, object]]:
    """What a state holds, in whatever order it came, but for counters, which only rise."""
    return {kind: dict(state.of(kind)) for kind in KINDS if state.of(kind) and not kind.ratchet}


def test_words_of_one_are_at_the_others_and_on_their_disks(scribes: list[Scribe]) -> None:
    one, two, three = scribes
    assert [s.title for s in [*two.hub.workshops()]] == ["Fælles bibliotek"]
    one.say("r1", "et")
    two.say("r2", "to")
    for scribe in (one, two, three, one):
        scribe.sync()
    assert one.said == two.said == three.said == {"et", "to"}
    codes = {c.code for c in one.book.state.of(Contribution).values()}
    assert codes == {"P-01", "P-01b"}
    three.reopen()
    assert three.said == {"et", "to"}
    assert (three.book.number, three.book.waiting) == (3, ())
    assert SqliteLibrary(three.folder).cards()[0].remarks == 2


def test_two_advances_at_once_are_one(tmp_path: Path, scribes: list[Scribe]) -> None:
    one, two, three = scribes
    for n in (1, 2, 3):
        one.book.do(setup.add_item(f"i{n}", f"Punkt {n}", minutes=10))
    assert one.book.state.of(AgendaItem)
    for scribe in scribes:
        scribe.sync()
    one.book.do(day.advance())
    two.book.do(day.advance())
    for scribe in (one, two, three, one):
        scribe.sync()
    for scribe in scribes:
        assert [r.entries for r in scribe.book.state.of(Run).values()] == [1]
        assert len(scribe.book.state.of(RunEntry)) == 1
    assert [(g.device, word) for g, word in two.book.aside] == [("laptopb", "changed_since")]
    two.reopen()
    assert [r.entries for r in two.book.state.of(Run).values()] == [1]
    assert [word for _g, word in two.book.aside] == ["changed_since"], "kept, to be shown"


def test_different_fields_merge_and_undo_of_what_another_changed_is_refused(scribes: list[Scribe]) -> None:
    one, two, _three = scribes
    one.say("r", "vagtplan")
    one.sync()
    two.sync()
    one.book.do(words.edit_remark("r", "fælles vagtplan"))
    two.book.do(words.mark_returning("r"))
    for scribe in (one, two, one):
        scribe.sync()
    merged = one.book.state.get(Contribution, "r")
    assert merged == two.book.state.get(Contribution, "r")
    assert (merged.text, merged.returning) == ("fælles vagtplan", True)
    two.book.do(words.edit_remark("r", "én fælles vagtplan"))
    two.sync()
    one.sync()
    with pytest.raises(Refused) as refused:
        one.book.undo(Stack.WORDS)
    assert (refused.value.word, refused.value.field) == ("changed_since", "edited")
    two.book.undo(Stack.WORDS)
    two.sync()
    one.sync()
    one.book.undo(Stack.WORDS)
    assert one.book.state.get(Contribution, "r").text == "vagtplan"


def _random_gesture(rng: random.Random, scribe: Scribe) -> None:
    book, fresh = scribe.book, f"{rng.getrandbits(48):012x}"
    remarks, themes = sorted(book.state.of(Contribution)), sorted(book.state.of(Theme))
    roll = rng.random()
    if roll < 0.4 or not remarks:
        scribe.say(fresh, f"ord {fresh}")
    elif roll < 0.55 or len(themes) < 2:
        book.do(plenum.make_theme(fresh, f"tema {fresh}"))
    elif roll < 0.7:
        book.do(plenum.file_under(rng.choice(themes), [rng.choice(remarks)]))
    elif roll < 0.85:
        book.do(words.edit_remark(rng.choice(remarks), f"nye ord {fresh}"))
    elif roll < 0.92:
        one, other = rng.sample(themes, 2)
        book.do(plenum.merge_themes(one, other))
    else:
        book.do(words.withdraw(rng.choice(remarks)))


@pytest.mark.parametrize("seed", range(4))
def test_any_order_ends_equal_and_no_remark_is_lost(scribes: list[Scribe], seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  the same every time
    said: set[str] = set()
    for _ in range(300):
        scribe = rng.choice(scribes)
        roll = rng.random()
        try:
            if roll < 0.12:
                scribe.book.undo(Stack.WORDS)
            elif roll < 0.17:
                scribe.book.redo(Stack.WORDS)
            else:
                _random_gesture(rng, scribe)
        except Refused:
            pass
        if rng.random() < 0.08:
            scribe.sync()
        if rng.random() < 0.01:
            scribe.reopen()
    said = {g.id for s in scribes for g in s.book.log if g.verb == "remarked" and g.undoes is None}
    for scribe in (*scribes, *scribes):
        scribe.sync()
    states = [held(s.book.state) for s in scribes]
    assert states[0] == states[1] == states[2]
    logs = [[g.id for g in s.book.log] for s in scribes]
    assert logs[0] == logs[1] == logs[2]
    assert said <= set(logs[0]), "a remark is never in conflict"
    codes = [c.code for c in scribes[0].book.state.of(Contribution).values()]
    assert len(codes) == len(set(codes))
    for scribe in scribes:
        scribe.reopen()
        assert scribe.whole.store.ask(lambda book: book.check()) == ()  # type: ignore[attr-defined]
    assert [held(s.book.state) for s in scribes] == states


def test_the_hub_s_tables_show_all_workshops(scribes: list[Scribe], server: Server) -> None:
    one = scribes[0]
    one.say("r", "Fælles vagtplan")
    one.book.do(plenum.make_theme("t", "Personale", ["r"]))
    one.book.do(plenum.conclude("k", "Vi deler vagtplan"))
    one.sync()
    with psycopg.connect(server.address.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT workshop, theme, remarks FROM themes_of_all").fetchall() == [
            ("Fælles bibliotek", "Personale", 1)
        ]
        assert connection.execute("SELECT conclusion FROM conclusions_of_all").fetchall() == [("Vi deler vagtplan",)]
        assert connection.execute("SELECT count(*) FROM open_steps_of_all").fetchone() == (0,)
        numbers = connection.execute("SELECT number FROM gesture ORDER BY number").fetchall()
    assert [n for (n,) in numbers] == list(range(1, len(numbers) + 1)), "gapless"
    one.hub.forget(ID)
    assert one.hub.workshops() == ()


def test_a_redaction_reaches_the_hub_and_every_laptop(scribes: list[Scribe], server: Server) -> None:
    one, two, three = scribes
    one.say("r", "Bent drikker")
    for scribe in scribes:
        scribe.sync()
    two.book.do(words.redact("r"))
    for scribe in (two, one, three):
        scribe.sync()
        scribe.whole.store.ask(lambda book: None)  # type: ignore[attr-defined]
        assert "drikker" not in repr(scribe.book.log)
        scribe.whole.store.close()
        for path in scribe.folder.rglob("*"):
            assert not path.is_file() or b"drikker" not in path.read_bytes(), path
    with psycopg.connect(server.address.replace("+psycopg", "")) as connection:
        for table in ("gesture", "contribution"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            assert "drikker" not in repr(rows)
    for scribe in scribes:
        scribe.open()


def test_a_redaction_and_an_edit_made_at_once_fit_each_other(scribes: list[Scribe]) -> None:
    one, two, three = scribes
    one.say("r", "Bent drikker")
    one.book.do(words.edit_remark("r", "Bent drikker meget"))
    for scribe in scribes:
        scribe.sync()
    one.book.do(words.redact("r"))
    two.book.do(words.edit_remark("r", "Bent fra Vejle drikker"))
    two.say("r2", "noget andet")
    three.book.do(words.mark_returning("r"))
    for scribe in (two, one, three, two, one, three):
        scribe.sync()
    states = [held(s.book.state) for s in scribes]
    assert states[0] == states[1] == states[2]
    remark = one.book.state.get(Contribution, "r")
    assert (remark.redacted, remark.returning, remark.text) == (True, True, "")
    assert "noget andet" in three.said
    for scribe in scribes:
        assert "drikker" not in repr(scribe.book.log)
        scribe.reopen()
        assert scribe.whole.store.ask(lambda book: book.check()) == ()  # type: ignore[attr-defined]
    assert [held(s.book.state) for s in scribes] == states


def test_an_answer_that_was_lost_is_found_again_and_nothing_comes_twice(scribes: list[Scribe]) -> None:
    one, two, _three = scribes
    for n in range(30):
        one.say(f"r{n}", f"ord {n}")
    one.hub.push(ID, one.book.number, one.book.waiting[:10])  # committed; the answer never came back
    one.sync()
    two.sync()
    assert len(two.said) == 30
    assert one.book.aside == two.book.aside == ()
    assert one.book.waiting == ()


def test_a_session_killed_in_its_transaction_delivers_once(
    scribes: list[Scribe], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _three = scribes
    for n in range(30):
        one.say(f"r{n}", f"ord {n}")
    real = lines.line

    def cut_in_the_middle(gesture: Gesture) -> dict[str, object]:
        if gesture.subject == "P-11":
            server.kill_sessions()
        return real(gesture)

    with monkeypatch.context() as patch:
        patch.setattr(lines, "line", cut_in_the_middle)
        with pytest.raises(HubGone):
            one.sync()
    assert one.book.waiting != ()
    two.hub._engine.dispose()
    two.sync()
    assert two.said == set(), "nothing of a transaction that was cut"
    for _ in range(3):
        try:
            one.sync()
        except HubGone:
            time.sleep(0.05)
    two.sync()
    assert len(two.said) == 30
    assert one.book.waiting == ()
