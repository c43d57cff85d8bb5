"""Words at speaking speed: storing, searching, reading and suggesting, at five hundred and at ten thousand remarks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count, cycle

from app.domain.debate import Contribution
from app.domain.gestures import State
from app.domain.plenum import Theme
from app.services import harvest, needs, plenum, reading, words
from app.services.search import Finder
from app.services.suggestions import Suggester
from tests.services.rooms import Room
from tests.services.test_suggestions import rehearsed

from bench.table import Row, alone, milliseconds, percentile, side_by_side

_QUERIES = ("k", "ka", "kal", "kalender", "kalender f", "kalender fæ", "b", "bor", "borgerser", "å", "år", "q", "qq")
"""A search as it is typed, a compound's inside, an accent, and what nobody said."""


_PLENUM = (harvest.themes, harvest.unplaced, harvest.coverage, harvest.conclusions)
"""What the Plenum part reads."""


def grown(size: int) -> Room:
    """The shipped day as it was rehearsed, with remarks of its own words until there are `size`; a third are filed."""
    room, _filed = rehearsed()
    dice = random.Random(80)  # noqa: S311
    spoken = [word for c in reading.remarks(room.state) for word in c.text.split()]
    groups = [room.group(n) for n in range(1, 6)]
    themes = [t.theme.id for t in harvest.themes(room.state)]
    models = [room.model(n) for n in range(1, 6)]
    while (left := size - len(room.state.of(Contribution))) > 0:
        ids = [room.new() for _ in range(min(left, 100))]
        said = [" ".join(dice.choices(spoken, k=dice.randint(6, 20))) for _ in ids]
        at = dice.randrange(5)
        room.do(words.paste(ids, said, group=groups[at], topic=models[at]))
        room.do(plenum.file_under(dice.choice(themes), ids[: len(ids) // 3]))
    return room


def comprehension(state: State, query: str) -> list[Contribution]:
    """The floor of a filter: every remark's text, lower case, looked through."""
    wanted = query.casefold().split()
    return [c for c in state.of(Contribution).values() if all(w in c.text.casefold() for w in wanted)]


def _worst_key(find: Callable[[str], object]) -> float:
    """The slowest key of a search that is typed three times over: of each key the quickest, as others work here too."""
    typed = [[milliseconds(lambda query=query: find(query)) for query in _QUERIES] for _ in range(3)]  # type: ignore[misc]
    return max(map(min, zip(*typed, strict=True)))


def _searching(size: int, most_ms: float) -> Iterator[Row]:
    room, finder = grown(size), Finder()
    finder.follow(room.state)
    yield side_by_side(
        f"filter, the slowest key, {size} remarks",
        lambda: _worst_key(lambda q: comprehension(room.state, q)),
        lambda: _worst_key(lambda q: finder.find(room.state, q)),
        1.0,
    )
    yield alone(f"filter per key, {size} remarks", lambda: _worst_key(lambda q: finder.find(room.state, q)), most_ms)


def _working(size: int, most_ms: float) -> Iterator[Row]:
    """What one key costs before anything is painted: the gesture, and what the screens read of the new state."""
    room = grown(size)
    numbers = count()
    groups = cycle([room.group(n) for n in range(1, 6)])

    def store() -> float:
        command = words.remark(f"new{next(numbers)}", "Fælles kursusdage fra efteråret", group=next(groups))
        return milliseconds(lambda: room.do(command))

    def debate() -> float:
        store()
        state = room.state
        model, group = room.model(3), room.group(3)
        return milliseconds(
            lambda: (
                reading.said_by(state, group),
                reading.said_on(state, model),
                reading.counts_by_group(state),
                needs.needs_of(state, model),
            )
        )

    themes = cycle(list(room.state.of(Theme)))
    loose = iter(harvest.unplaced(room.state))

    def sort() -> float:
        room.do(plenum.file_under(next(themes), [next(loose).id]))
        state = room.state
        return milliseconds(lambda: [read(state) for read in _PLENUM])

    debate()
    yield alone(
        f"do(remark), median of 100, {size} remarks", lambda: percentile([store() for _ in range(100)], 0.5), 0.2
    )
    yield alone(f"debate reads after a remark, {size} remarks", debate, most_ms)
    yield alone(f"plenum reads after a filing, {size} remarks", sort, most_ms)

    suggester = Suggester()
    suggester.follow(room.state)

    def suggest() -> float:
        sort()
        wanted = next(loose).id
        return milliseconds(lambda: suggester.for_remark(room.state, wanted))

    yield alone(f"suggested themes after a filing, {size} remarks", suggest, 16)


def rows() -> Iterator[Row]:
    """The lines of the table."""
    yield from _searching(10_000, 8)
    yield from _searching(100_000, 16)
    yield from _working(500, 2)
    yield from _working(10_000, 16)
