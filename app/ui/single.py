"""One instance a data folder: a second start raises the first and hands over its file."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1500


class OneInstance(QObject):
    """asked: another start wants this window in front, with a file to open ("" for none)."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"plenum-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(folder / "plenum.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        with contextlib.suppress(OSError):  # whoever opens a workshop there will say so
            folder.mkdir(parents=True, exist_ok=True)

    def begin(self, file: str = "") -> bool:
        """True where this is the first; else the first has been told, and this one should go.

        Where the folder takes no lock, nobody can be told apart: this one runs.
        """
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return not self._tell(file)
            return True
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)
        return True

    def end(self) -> None:
        """Another may start."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _tell(self, file: str) -> bool:
        """Whether the first one answered."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
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
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self.asked.emit(bytes(socket.readLine().data()).decode("utf-8", "replace").strip())
