"""A PostgreSQL server of the tests' own, on loopback, thrown away afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg


def missing() -> str:
    """Why there can be no server here; empty where there can."""
    if _binaries() is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    return "" if os.name == "posix" else "the tests start a server as on Linux"


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return places[0].parent if places else None


class Server:
    """One server, with what it takes to hurt it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """A fresh, empty cluster."""
        binaries = _binaries()
        assert binaries is not None
        if self._user:
            shutil.chown(self.folder, self._user)
        told = ["-D", self.folder / "data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
        subprocess.run(
            [binaries / "initdb", *told], check=True, stdout=subprocess.DEVNULL, user=self._user, cwd=self.folder
        )

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        binaries = _binaries()
        assert binaries is not None
        settings = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-k", str(self.folder)]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [binaries / "postgres", "-D", self.folder / "data", "-p", str(self.port), *settings],
                stdout=log,
                stderr=log,
                user=self._user,
                cwd=self.folder,
                start_new_session=True,
            )
        end = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address.replace("+psycopg", ""), connect_timeout=20).close()
            except psycopg.OperationalError:
                assert time.monotonic() < end, "PostgreSQL does not start"
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """Stops it at once, as a plug that is pulled."""
        if self._process is not None:
            self.go_on()
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(60)
            self._process = None

    def hang(self) -> None:
        """Every process of it stands still: it takes connections, and never answers."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Lets a hanging one go on."""
        self._signal(signal.SIGCONT)

    def kill_sessions(self) -> None:
        """Ends every session of a client in the middle of what it does."""
        with psycopg.connect(self.address.replace("+psycopg", ""), autocommit=True) as killer:
            killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )

    def _signal(self, which: signal.Signals) -> None:
        assert self._process is not None
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("ascii").split()
        for pid in (self._process.pid, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, which)


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A running server."""
    folder = Path(tempfile.mkdtemp(prefix="plenum-pg-"))
    place = folder / "pg"
    place.mkdir()
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Server(place, port)
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)
