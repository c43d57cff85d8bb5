"""The cases that no single scenario tells: compared plays, rehearsals, laptops, faults, and what blocks are."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.domain.day import EntryVerb, Run, RunEntry
from app.domain.gestures import Moment, Refused, State, apply
from app.domain.programme import AgendaItem, ItemKind, Workshop
from app.domain.standing import DayState, ItemState
from app.domain.timing.plan import MINUTE
from app.domain.verbs import Stack
from app.services import day, templates
from app.services.logbook import Logbook
from app.services.words import remark
from app.services.workshops import make_workshop, open_workshop, prepared
from app.storage.library import SqliteLibrary

from tests.days.building import SHIPPED, THREE, at, book_of, item, morning, shown
from tests.days.playing import HERE, play, player_of, unmet
from tests.fakes import CountedIds, HandClock, ListStore

# --- clock ---


def test_case_13_a_rehearsal_the_evening_before_leaves_the_day_untouched(tmp_path: Path) -> None:
    clock, ids = HandClock(utc_ms=at("19:00", dt.date(2026, 3, 11))), CountedIds()
    library = SqliteLibrary(tmp_path)
    shelf = TemplateShelf((resources.folder("workshops"),), ids)
    real = make_workshop(library, shelf.template(SHIPPED), clock, ids, date=dt.date(2026, 3, 12))
    opened = open_workshop(library, real, "laptop", clock, ids)
    before = opened.logbook.state
    practice = make_workshop(library, prepared(before), clock, ids, date=dt.date(2026, 3, 11), practice=True)
    evening = open_workshop(library, practice, "laptop", clock, ids)
    evening.logbook.do(day.advance())
    clock.on(10 * MINUTE)
    evening.logbook.do(day.advance())
    assert day.stand(evening.logbook.state, clock.now()).state is DayState.RUNNING
    assert next(iter(evening.logbook.state.of(Workshop).values())).rehearsal
    assert opened.logbook.state == before
    assert not day.begun(opened.logbook.state)
    evening.store.close()
    opened.store.close()
    again = open_workshop(library, real, "laptop", clock, ids)
    assert not again.logbook.state.of(RunEntry)
    assert day.stand(again.logbook.state, clock.now()).state is DayState.WAITING
    again.store.close()


def test_case_16_any_spacing_of_looks_gives_the_same_day(tmp_path: Path) -> None:
    ends = [
        play((HERE / f"case-16{letter}-any-spacing.toml").read_text("utf-8"), tmp_path / letter)[-1] for letter in "ab"
    ]
    assert ends[0] == ends[1]


def test_case_14_the_evening_and_the_morning_meet_at_midnight(tmp_path: Path) -> None:
    text = (HERE / "case-14-ends-at-24.toml").read_text("utf-8").split("[[step]]")[0]
    text += '[[step]]\nat = "23:00:00"\ndo = "advance"\n[[step]]\nat = "00:00:00"\ndo = "advance"\n'
    look = play(text + '[[step]]\ndo = "look"\n', tmp_path)[-1]
    assert (look["running"], look["offset_s"], look["remaining_s"]) == ("Første", 0, 1800)


# --- run ---


def test_case_32_two_presses_of_one_moment_are_one_and_no_error() -> None:
    book = book_of(*THREE)
    book.do(day.advance())
    seen = day.stand(book.state, HandClock().now()).revision
    assert book.do(day.advance(seen)) is not None
    assert book.do(day.advance(seen)) is None
    assert day.stand(book.state, HandClock().now()).running == "i2"


def test_case_23_five_more_and_five_less_are_two_lines_and_one_state() -> None:
    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    book.do(day.advance())
    clock.on(10 * MINUTE)
    before, lines = day.stand(book.state, clock.now()), len(book.log)
    book.do(day.extend(5))
    book.do(day.extend(-5))
    after = day.stand(book.state, clock.now())
    assert len(book.log) == lines + 2
    assert (after.items, after.remaining_ms, after.offset_ms) == (before.items, before.remaining_ms, before.offset_ms)


# --- durability, laptops, screens ---


def test_case_53_killed_for_three_seconds_by_the_system_itself(tmp_path: Path) -> None:
    """A real process, a real kill: what it had done is there three seconds on."""
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from app import resources\n"
        "from app.bootstrap import RandomIds\n"
        "from app.bootstrap.clocks import SystemClock\n"
        "from app.bootstrap.shelf import TemplateShelf\n"
        "from app.services import day\n"
        "from app.services.workshops import make_workshop, open_workshop\n"
        "from app.storage.library import SqliteLibrary\n"
        "import datetime as dt\n"
        "ids, clock = RandomIds(), SystemClock()\n"
        "library = SqliteLibrary(Path(sys.argv[1]))\n"
        "shelf = TemplateShelf((resources.folder('workshops'),), ids)\n"
        f"name = make_workshop(library, shelf.template('{SHIPPED}'), clock, ids, date=dt.date.today())\n"
        "opened = open_workshop(library, name, 'laptop', clock, ids)\n"
        "before = clock.now().boot_ms\n"
        "opened.logbook.do(day.advance())\n"
        "after = clock.now().boot_ms\n"
        "opened.store.flush(60)\n"
        "print(name, before, after, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        name, before_ms, after_ms = process.stdout.readline().split()
        process.kill()
    from app.bootstrap import RandomIds
    from app.bootstrap.clocks import SystemClock

    clock = SystemClock()
    opened = open_workshop(SqliteLibrary(tmp_path), name, "laptop", clock, RandomIds())
    now = clock.now()
    later = Moment(now.utc_ms + 3000, now.boot_ms + 3000, now.boot_id)
    standing = day.stand(opened.logbook.state, later)
    assert standing.state is DayState.RUNNING
    assert later.boot_ms - int(after_ms) <= standing.elapsed_ms <= later.boot_ms - int(before_ms)
    opened.store.close()


def test_case_55_two_laptops_that_advance_at_once_make_one_advance() -> None:
    """Both write the same entry on the same revision: the one that comes second to the hub does not fit."""
    one = book_of(*THREE)
    one.do(day.advance())
    other = Logbook("other", HandClock(), CountedIds("other"), ListStore(), one.state, one.log)
    first, second = one.do(day.advance()), other.do(day.advance())
    assert first is not None
    assert second is not None
    with pytest.raises(Refused):
        apply(one.state, second.changes)
    assert len([e for e in one.state.of(RunEntry).values() if e.verb is EntryVerb.ADVANCED]) == 2


@pytest.mark.parametrize("corrected", [True, False])
def test_case_56_a_laptop_four_minutes_off_shows_the_same_remaining(corrected: bool) -> None:
    from app.bootstrap.clocks import Readings, SystemClock

    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    book.do(day.advance())
    clock.on(7 * MINUTE + 300)
    here = day.stand(book.state, clock.now())
    wall_ns = (clock.utc_ms - 4 * MINUTE) * 1_000_000
    off = SystemClock(Readings(lambda: 55_000, lambda: None, lambda: "another laptop"), lambda: wall_ns)
    off.behind_ms = 4 * MINUTE if corrected else 0
    there = day.stand(book.state, off.now())
    assert (abs(there.remaining_ms - here.remaining_ms) < 1000) is corrected


def test_case_57_what_runs_is_told_by_the_day_and_not_by_the_screen(tmp_path: Path) -> None:
    """A projector that is plugged in again asks the standing anew: its scene is the one the day is in."""
    from app.services.projection import scene_of

    book, clock = morning("10:20")
    before = scene_of(book.state, day.stand(book.state, clock.now()))
    clock.on(1_500)
    assert scene_of(book.state, day.stand(book.state, clock.now())) == before


def test_case_58_the_day_counts_on_while_the_store_is_out_of_reach() -> None:
    """Memory first: a store that takes nothing down stops no clock and no gesture."""

    class Unreachable(ListStore):
        def take(self, page: object) -> None:
            """Nobody answers; the outbox waits elsewhere."""

    clock = HandClock()
    book = Logbook("laptop", clock, CountedIds(), Unreachable())
    workshop = templates.Template(Workshop("workshop", "Day", dt.date.min), THREE)
    book.do(templates.make(workshop, date=dt.date(2026, 3, 12)))
    book.do(day.advance())
    clock.on(11 * MINUTE)
    assert day.stand(book.state, clock.now()).elapsed_ms == 11 * MINUTE
    book.do(day.advance())
    assert day.stand(book.state, clock.now()).running == "i2"


def test_case_33_words_can_be_written_when_the_day_is_over() -> None:
    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    book.do(day.advance())
    book.do(day.end_day())
    clock.on(20 * MINUTE)
    assert book.do(remark("r", "Husk at rydde op.")) is not None
    frozen = day.stand(book.state, clock.now())
    clock.on(60 * MINUTE)
    assert day.stand(book.state, clock.now()).offset_ms == frozen.offset_ms


def test_case_40_members_of_a_block_end_by_themselves_on_the_list() -> None:
    clock = HandClock()
    book = book_of(item(1, 30, 570, parallel="p"), item(2, 45, 570, parallel="p"), item(3, 10), clock=clock)
    book.do(day.advance())
    clock.on(40 * MINUTE)
    standing = day.stand(book.state, clock.now())
    assert [i.state for i in standing.items] == [ItemState.RUNNING, ItemState.RUNNING, ItemState.TO_COME]
    assert [shown(i.expected_end_ms) for i in standing.items] == ["10:10:00", "10:15:00", "10:25:00"]
    clock.on(3 * MINUTE)
    assert shown(day.stand(book.state, clock.now()).items[0].expected_end_ms) == "10:13:00"


def test_a_forgotten_item_is_put_among_what_is_to_come() -> None:
    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    book.do(day.advance())
    book.do(day.add("new", "Fotografering", 10, ItemKind.WELCOME, "i3"))
    book.do(day.add("last", "Oprydning", 5, ItemKind.CLOSING))
    standing = day.stand(book.state, clock.now())
    assert [(i.id, shown(i.expected_start_ms)) for i in standing.items] == [
        ("i1", "09:30:00"),
        ("i2", "10:00:00"),
        ("new", "10:30:00"),
        ("i3", "10:40:00"),
        ("last", "11:10:00"),
    ]
    with pytest.raises(Refused, match="move_into_the_past"):
        book.do(day.add("x", "X", 5, ItemKind.BREAK, "i1"))


def test_the_world_never_stands_in_the_way_of_an_undo() -> None:
    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    start = book.state
    book.do(day.advance())
    book.do(day.suspended(5 * MINUTE))
    book.do(day.wall_set(-60_000))
    assert book.next_undo(Stack.CLOCK) is not None
    book.undo(Stack.CLOCK)
    assert book.state.of(Run) == start.of(Run)
    assert len(book.state.of(RunEntry)) == 2
    assert book.next_undo(Stack.CLOCK) is None


def test_a_state_without_a_workshop_stands_waiting() -> None:
    assert day.stand(State(), HandClock().now()).state is DayState.WAITING
    assert not day.begun(State())


def test_rehearse_prints_what_the_looks_answer(tmp_path: Path) -> None:
    """The front door: the same file, the same answers."""
    file = HERE / "case-47-cuts-sum-to-the-deficit.toml"
    done = subprocess.run(
        [sys.executable, "-m", "app", "rehearse", str(file), "--json"],
        capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PLENUM_DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    looks = json.loads(done.stdout)
    assert looks == [dict(a) for a in play(file.read_text("utf-8"), tmp_path / "here")]
    assert looks[0]["must_end_by"] == "11:05:00"


def test_every_case_of_a_facilitator_has_its_file() -> None:
    """Cases 1 to 55; 13 is told here only."""
    told = {int(path.name[5:7]) for path in HERE.glob("case-*.toml")}
    assert told == set(range(1, 56)) - {13}
    for path in HERE.glob("case-*.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        assert table.get("expect") or path.name.startswith("case-16"), path.name


def test_a_file_that_expects_the_wrong_thing_fails(tmp_path: Path) -> None:
    """The runner itself: a wrong minute is found."""
    text = (HERE / "case-24-shortened-below-now.toml").read_text("utf-8").replace("remaining_s = 0", "remaining_s = 1")
    player = player_of(text, tmp_path)
    answers = player.play()
    player.close()
    assert unmet(text, answers) == ["shortened: remaining_s is 0, not 1"]


def test_something_put_in_in_the_evening_does_not_begin_the_next_day() -> None:
    clock = HandClock()
    book = book_of(item(1, 30, 570), item(2, 30, 570, day=2), clock=clock)
    for command in (day.advance(), day.advance(), day.insert("x", "Middag", 60, ItemKind.LUNCH)):
        book.do(command)
        clock.on(30 * MINUTE)
    book.do(day.advance())
    evening = day.stand(book.state, clock.now())
    assert (evening.state, evening.next_item) == (DayState.WAITING, "i2")
    assert [i.day for i in evening.items] == [1, 1, 2]
    assert shown(evening.items[2].expected_start_ms) == "09:30:00"


def test_case_40_a_word_or_a_start_makes_a_block_and_a_milestone_does_not() -> None:
    rows = (
        item(1, 30, 600, parallel="a"),
        item(2, 20, 600),
        item(3, 20, None, parallel="a"),
        item(4, 0, 600),
        item(5, 30, 630, parallel="b"),
        item(6, 30, None, parallel="b"),
    )
    plan = day.course(book_of(*rows).state).plan.items
    assert [p.block for p in plan] == ["i1", "i1", "i1", None, "i5", "i5"]
    assert [shown(p.start_ms) for p in plan] == [
        "10:00:00", "10:00:00", "10:00:00", "10:00:00", "10:30:00", "10:30:00",
    ]  # fmt: skip


def test_case_42_items_without_starts_and_lengths_share_what_is_left() -> None:
    rows = (
        AgendaItem("a", "1", "A", start=540),
        AgendaItem("b", "2", "B", minutes=20),
        AgendaItem("c", "3", "C"),
        AgendaItem("d", "4", "D", start=660),
        AgendaItem("e", "5", "E", day=2, start=540, minutes=10),
    )
    plan = day.course(book_of(*rows).state).plan.items
    assert [(shown(p.start_ms), p.length_ms // MINUTE) for p in plan] == [
        ("09:00:00", 50),
        ("09:50:00", 20),
        ("10:10:00", 50),
        ("11:00:00", 0),
        ("09:00:00", 10),
    ]
