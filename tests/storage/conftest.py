"""A PostgreSQL with nothing in it, and three laptops that share a workshop through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from app.storage.library import SqliteLibrary

from tests.storage import postgres
from tests.storage.postgres import Server
from tests.storage.scribes import Scribe
from tests.storage.workshops import ID, new


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with postgres.server() as server:
        yield server


@pytest.fixture
def server(running: Server) -> Iterator[Server]:
    """The server with nothing in it."""
    with psycopg.connect(running.address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    yield running
    running.go_on()


@pytest.fixture
def scribes(tmp_path: Path, server: Server) -> Iterator[list[Scribe]]:
    """Three laptops; the second and third got the workshop from the hub."""
    new(tmp_path / "a").close()
    for name in ("b", "c"):
        SqliteLibrary(tmp_path / name).create(ID)[0].close()
    made = [Scribe(tmp_path / name, server, letter) for name, letter in (("a", ""), ("b", "b"), ("c", "c"))]
    for scribe in made:
        scribe.sync()
    yield made
    for scribe in made:
        scribe.close()
