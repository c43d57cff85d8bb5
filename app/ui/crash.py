"""A bug reached the event loop: the day goes on, a report is kept, and somebody is told once."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message

_TITLE = Message("crash", "A window broke")
_TOLD = Message("crash", "A window broke. The day runs, and all is saved.")
_WHERE = Message("crash", "The report is here: {0}")
_NOWHERE = Message("crash", "The report could not be written; it can be copied from here.")
_SHOW, _GO_ON, _TEXT = Message("crash", "Show the folder"), Message("crash", "Go on"), Message("crash", "The report")

MOST_REPORTS = 20


class CrashWatch(QObject):
    """Catches what nobody caught, in any thread. Nothing that people have written goes into a report.

    broke: the text of the report; from whatever thread.
    """

    broke = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._told: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._telling = False
        self.broke.connect(self._on_broke)

    def begin(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def end(self) -> None:
        """No more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    @property
    def dialog(self) -> CrashDialog | None:
        """What is shown of the last one."""
        return self._dialog

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:  # a program without a terminal has none
            sys.stderr.write(text)
        if not self._telling:  # what breaks while a bug is told of is not told in turn
            self.broke.emit(text)

    def _caught_in_thread(self, caught: Any) -> None:  # noqa: ANN401  threading's own bundle
        self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str)
    def _on_broke(self, text: str) -> None:
        place = "\n".join(line for line in text.splitlines() if line.lstrip().startswith("File "))
        if place in self._told:
            return  # a view that breaks each second tells of it once
        self._told.add(place)
        report = f"{_about()}\n\n{text}"
        path = self._write(report)
        self._telling = True  # and for good, where the dialog is what breaks: the reports go on to standard error
        self._dialog = CrashDialog(report, path, QApplication.activeWindow())
        self._dialog.show()
        self._telling = False

    def _write(self, report: str) -> Path | None:
        folder = self._folder / "reports"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in sorted(folder.glob("*.txt"))[: -MOST_REPORTS + 1]:
                old.unlink()
            path = folder / f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H.%M.%S.%f}.txt"
            path.write_text(report, "utf-8")
        except OSError:
            return None
        return path


class CrashDialog(Dialog):
    """Says what happened and where the report lies; it does not block anything."""

    def __init__(self, report: str, path: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.path = path
        named.entitle(self, _TITLE)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        named.name(text, _TEXT)
        text.setMinimumHeight(200)
        show, go_on = ActionButton(_SHOW, icon="folder-open"), ActionButton(_GO_ON, "Esc", kind="primary")
        show.setEnabled(path is not None)
        show.clicked.connect(self._on_show)
        go_on.clicked.connect(self.accept)
        where = Label(_NOWHERE, "body", "muted", wrap=True)
        if path is not None:
            where.say(_WHERE, path)
        self.setLayout(
            column(
                Label(_TOLD, "heading", wrap=True),
                where,
                text,
                row(None, show, go_on),
                gap=12,
                margins=(24, 20, 24, 20),
            )
        )
        self.resize(640, 400)

    @Slot()
    def _on_show(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


def _about() -> str:
    """The program and the machine, without any words of the workshop."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("plenum")
    except PackageNotFoundError:
        own = "?"
    return f"Plenum {own}\nPython {platform.python_version()}, Qt {qVersion()}\n{platform.platform()}"
