"""Files that the system hands over: macOS tells a running program of a double click, and names no file at its start."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpensFiles(QApplication):
    """The application where files come as events. `asked` gives each file's path."""

    asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Takes a file; all else is Qt's."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(event.file())
            return True
        return super().event(event)
