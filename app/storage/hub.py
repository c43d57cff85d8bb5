"""PostgreSQL between laptops: it numbers gestures. Never a live store: the room does not notice when it is gone.

Each workshop has its own rows, so that one database serves a whole round of workshops: its views list themes,
conclusions and open next steps across them.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from select import select as select_ready
from typing import Any

import psycopg
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_keep
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from app.domain.gestures import Change, Gesture
from app.domain.redaction import redacted_by, without_words
from app.services.ports import Unavailable
from app.storage import codec, lines, log
from app.storage.codec import Unreadable
from app.storage.tables import ROWS

META = MetaData()

HEAD = Table(
    "head",
    META,
    Column("workshop", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""The last number given in each workshop; its row lock makes numbers gapless and in the order of commits."""

LAPTOP = Table(
    "laptop",
    META,
    Column("workshop", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("letter", Text, nullable=False),
)
"""Which laptop has which letter in its codes ("G3-07b"); the first has none."""

GESTURE = Table(
    "gesture",
    META,
    Column("workshop", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    *(Column(c.name, c.type, nullable=c.nullable) for c in log.GESTURE.c if c.name not in lines.OWN),
)

STATE: Mapping[str, Table] = {
    table.name: Table(
        table.name,
        META,
        Column("of_workshop", Text, primary_key=True),
        *(Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable, quote=True) for c in table.c),
    )
    for table in ROWS.values()
}
"""The same tables as on the laptop, each row with its workshop."""

_VIEWS = (
    """CREATE OR REPLACE VIEW themes_of_all AS
       SELECT w.title AS workshop, w.date, t.title AS theme, count(m.id) AS remarks
       FROM theme t JOIN workshop w USING (of_workshop)
       LEFT JOIN membership m ON m.of_workshop = t.of_workshop AND m.theme = t.id
       WHERE NOT w.rehearsal GROUP BY w.title, w.date, t.title, t.of_workshop, t.id""",
    """CREATE OR REPLACE VIEW conclusions_of_all AS
       SELECT w.title AS workshop, w.date, c.text AS conclusion, c.strength, c.votes_for, c.votes_against, c.dissent
       FROM conclusion c JOIN workshop w USING (of_workshop) WHERE NOT w.rehearsal""",
    """CREATE OR REPLACE VIEW open_steps_of_all AS
       SELECT w.title AS workshop, w.date, s.what, s.who, s.with_whom, s.due, s.due_words, s.status
       FROM next_step s JOIN workshop w USING (of_workshop)
       WHERE s.status IN ('open', 'started') AND NOT w.rehearsal""",
)

_MOST = 500
"""Gestures in one answer."""

_CONNECT_S = 5


def letter_of(number: int) -> str:
    """What the codes of the laptop with this number bear, from 0: nothing, b to z, aa, ab; no two the same."""
    if number == 0:
        return ""
    letters = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("a") + left) + letters
    return letters


class Bell:
    """What wakes a thread that waits for a server: `select` waits for both, on every system."""

    def __init__(self) -> None:
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)  # noqa: FBT003  the socket's own signature

    def fileno(self) -> int:
        """What `select` waits for."""
        return self._here.fileno()

    def ring(self) -> None:
        """Wakes who waits; ringing twice is ringing once."""
        with suppress(OSError):
            self._there.send(b"!")

    def silence(self) -> None:
        """Has been heard."""
        with suppress(OSError):
            while self._here.recv(64):
                pass

    def close(self) -> None:
        """Puts it away."""
        self._here.close()
        self._there.close()


class HubGone(Exception):  # noqa: N818  an answer: the day goes on without it
    """The hub does not answer, or not as it should; nothing is known of what it did."""


@dataclass(frozen=True, slots=True)
class Known:
    """A workshop that the hub has."""

    id: str
    title: str
    date: str


class Hub:
    """One laptop's connection to it. For one thread, but for `cut`. Raises HubGone where it does not answer."""

    def __init__(self, address: str) -> None:
        """Address: `postgresql+psycopg://user:password@host/database`. Raises Unavailable where it is none."""
        if not address.startswith("postgresql+psycopg://"):
            raise Unavailable("hub_address", address.rsplit("@", maxsplit=1)[-1])
        try:
            self._engine = create_engine(
                address, poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args={"connect_timeout": _CONNECT_S}
            )
        except (NoSuchModuleError, ImportError, SQLAlchemyError, ValueError) as wrong:
            raise Unavailable("hub_address", address.rsplit("@", maxsplit=1)[-1]) from wrong
        self._lines: dict[int, Any] = {}  # the driver's connections, to be cut
        self._ready = False
        self._ear: psycopg.Connection[Any] | None = None
        event.listen(self._engine, "connect", self._connected)
        event.listen(self._engine, "close", self._closed)

    def workshops(self) -> tuple[Known, ...]:
        """What one may join, the latest day first."""
        shown = STATE["workshop"]
        with _answered(), self._begin() as connection:
            rows = connection.execute(shown.select()).all()
        known = (Known(row.of_workshop, row.title, row.date) for row in rows)
        return tuple(sorted(known, key=lambda found: found.date, reverse=True))

    def letter(self, workshop: str, device: str) -> str:
        """This laptop's letter in codes, given at its first visit: none for the first laptop, then b, c, d."""
        with _answered(), self._begin() as connection:
            self._head(connection, workshop)
            mine = (LAPTOP.c.workshop == workshop) & (LAPTOP.c.device == device)
            known = connection.execute(select(LAPTOP.c.letter).where(mine)).first()
            if known is not None:
                return str(known.letter)
            taken = select(func.count()).select_from(LAPTOP).where(LAPTOP.c.workshop == workshop)
            letter = letter_of(connection.execute(taken).scalar_one())
            connection.execute(insert(LAPTOP).values(workshop=workshop, device=device, letter=letter))
            return letter

    def since(self, workshop: str, number: int) -> list[tuple[int, Gesture]]:
        """What came after a number, in order; at most 500 at a time."""
        with _answered(), self._begin() as connection:
            return _since(connection, workshop, number)

    def push(self, workshop: str, known: int, gestures: Sequence[Gesture]) -> list[tuple[int, Gesture]]:
        """Numbers these gestures if their laptop knows everything before them; else takes nothing and says the news.

        Pushing again what was taken already (the answer was lost) finds it among the news, with its number.
        """
        with _answered(), self._begin() as connection:
            head = self._head(connection, workshop)
            if head != known:
                return _since(connection, workshop, known)
            taken = list(enumerate(gestures, head + 1))
            for number, gesture in taken:
                connection.execute(insert(GESTURE).values(**lines.line(gesture), workshop=workshop, number=number))
                _write(connection, workshop, gesture.changes)
            redacted = frozenset[str]().union(*(redacted_by(g) for g in gestures))
            if redacted:
                _redact(connection, workshop, redacted)
            last = head + len(taken)
            connection.execute(update(HEAD).where(HEAD.c.workshop == workshop).values(number=last))
            connection.execute(text("SELECT pg_notify('plenum', :workshop)"), {"workshop": workshop})
            return taken

    def forget(self, workshop: str) -> None:
        """Deletes everything of a workshop from the hub."""
        with _answered(), self._begin() as connection:
            for table in (*STATE.values(), GESTURE, LAPTOP, HEAD):
                column = table.c.of_workshop if "of_workshop" in table.c else table.c.workshop
                connection.execute(delete(table).where(column == workshop))

    def wait(self, bell: Bell, seconds: float) -> None:
        """Waits until another laptop has pushed something, the bell rings, or so much time has passed."""
        try:
            if self._ear is None:
                self._ear = psycopg.connect(
                    self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False),
                    autocommit=True,
                    connect_timeout=_CONNECT_S,
                )
                self._lines[id(self._ear)] = self._ear
                self._ear.execute("LISTEN plenum")
                return  # what was pushed before we listened is looked for at once
            select_ready([self._ear.fileno(), bell.fileno()], [], [], seconds)
            self._ear.pgconn.consume_input()
            while self._ear.pgconn.notifies() is not None:
                pass
        except (psycopg.Error, OSError, ValueError):
            self._deafen()
            select_ready([bell.fileno()], [], [], 1.0)
        bell.silence()

    def _deafen(self) -> None:
        if self._ear is not None:
            self._lines.pop(id(self._ear), None)
            self._ear.close()
            self._ear = None

    def cut(self) -> None:
        """Shuts the sockets down, from another thread: a hung server answers to nothing else."""
        for line in tuple(self._lines.values()):
            # Asked for now: a number of yesterday may be somebody else's file today.
            # `fromfd` doubles what Windows has for a number as well; the family does not matter to a shutdown.
            with (
                suppress(OSError, psycopg.Error),
                socket.fromfd(line.fileno(), socket.AF_INET, socket.SOCK_STREAM) as cut,
            ):
                cut.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Lets go of the connections."""
        self._deafen()
        self._engine.dispose()

    def _begin(self) -> Any:  # noqa: ANN401  SQLAlchemy's context of a transaction
        if not self._ready:
            with self._engine.begin() as connection:
                # One laptop at a time makes the tables: two at once would trip over each other.
                connection.execute(text("SELECT pg_advisory_xact_lock(5049445)"))
                META.create_all(connection)
                for view in _VIEWS:
                    connection.execute(text(view))
            self._ready = True
        return self._engine.begin()

    @staticmethod
    def _head(connection: Connection, workshop: str) -> int:
        """The workshop's last number, its row locked until the transaction ends."""
        connection.execute(insert_or_keep(HEAD).values(workshop=workshop, number=0).on_conflict_do_nothing())
        found: int = connection.execute(
            select(HEAD.c.number).where(HEAD.c.workshop == workshop).with_for_update()
        ).scalar_one()
        return found

    def _connected(self, raw: Any, _record: object) -> None:  # noqa: ANN401  the driver's
        self._lines[id(raw)] = raw

    def _closed(self, raw: Any, _record: object) -> None:  # noqa: ANN401  the driver's
        self._lines.pop(id(raw), None)


@contextmanager
def _answered() -> Iterator[None]:
    """Turns what the driver raises into HubGone."""
    try:
        yield
    except (OSError, SQLAlchemyError) as wrong:
        raise HubGone(str(wrong)) from wrong


def _since(connection: Connection, workshop: str, number: int) -> list[tuple[int, Gesture]]:
    later = (GESTURE.c.workshop == workshop) & (GESTURE.c.number > number)
    rows = connection.execute(GESTURE.select().where(later).order_by(GESTURE.c.number).limit(_MOST)).mappings()
    return [(row["number"], lines.gesture({**row, "line": row["number"]})) for row in rows]


def _write(connection: Connection, workshop: str, changes: tuple[Change, ...]) -> None:
    """Brings the tables after the changes. Raises Unreadable where a change hits no row: they are not as the log."""
    for c in changes:
        table = STATE[codec.NAMES[c.kind]]
        own = (table.c.of_workshop == workshop) & (table.c.id == c.id)
        if c.after is None:
            done = connection.execute(delete(table).where(own))
        elif c.before is None:
            connection.execute(insert(table).values(**codec.row(c.after), of_workshop=workshop))
            continue  # it is there, or the server has said why not; an insert is not counted
        else:
            done = connection.execute(update(table).where(own).values(**codec.row(c.after)))
        if done.rowcount != 1:
            raise Unreadable(f"{table.name} {c.id}")


def _redact(connection: Connection, workshop: str, remarks: frozenset[str]) -> None:
    """Takes the words of these remarks out of every line the hub has."""
    own = GESTURE.c.workshop == workshop
    rows = connection.execute(GESTURE.select().where(own).order_by(GESTURE.c.number)).mappings()
    said = [lines.gesture({**row, "line": row["number"]}) for row in rows]
    for was, emptied in zip(said, without_words(said, remarks), strict=True):
        if was is not emptied:
            line = lines.line(emptied)
            told = {"changes": line["changes"], "sum": line["sum"]}
            connection.execute(update(GESTURE).where(own & (GESTURE.c.id == was.id)).values(**told))
