"""One instance a data folder: a second start raises the first and hands over its file."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

PATIENCE_MS = 1500
OPENING_S = 5.0
"""How long the first may take from its lock to its listening: it opens a workshop meanwhile."""


class OneInstance(QObject):
    """asked: another start wants this window in front, with a file to open ("" for none)."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "plenum.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        with contextlib.suppress(OSError):  # whoever opens a workshop there will say so
            folder.mkdir(parents=True, exist_ok=True)

    def begin(self, file: str = "") -> bool:
        """True where this is the first, which is to `listen` soon; else the first has been told, and this one goes.

        Where the folder takes no lock, nobody can be told apart: this one runs.
        """
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError or not self._tell(file)

    def listen(self) -> None:
        """Hears of other starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def end(self) -> None:
        """Another may start."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @property
    def _name(self) -> str:
        import hashlib

        return f"plenum-{hashlib.sha256(str(self._folder.resolve()).encode()).hexdigest()[:16]}"

    def _tell(self, file: str) -> bool:
        """Whether the first one answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket, until = QLocalSocket(self), time.monotonic() + OPENING_S
        socket.connectToServer(self._name)
        while not socket.waitForConnected(PATIENCE_MS):
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
            socket.connectToServer(self._name)
        socket.write(f"{file}\n".encode())
        told = socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return told

    @Slot()
    def _on_connection(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self.asked.emit(bytes(socket.readLine().data()).decode("utf-8", "replace").strip())
