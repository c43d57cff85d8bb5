"""What stands over the window: the list of commands, the settings, help. One at a time, and none stops the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from app.services.ports import Unavailable
    from app.ui.facilitator.commands import Commands
    from app.ui.facilitator.console import Console
    from app.ui.facilitator.help import HelpDialog
    from app.ui.house import House
    from app.ui.part import Act


TITLE_BAR = 32
"""What the system puts over a dialog, px: all of it stays on a low screen."""


class Over(QObject):
    """Each is imported when it is first asked for. console: of the workshop that is open, None on the start page.

    setting_changed: the name of a setting that was just remembered. joined: the id of a workshop that was brought here.
    file_asked: another file is to be chosen.
    """

    setting_changed = Signal(str)
    joined = Signal(str)
    file_asked = Signal()

    def __init__(self, window: QWidget, house: House) -> None:
        super().__init__(window)
        self._window, self._house = window, house
        self.console: Console | None = None
        self._dialog: QDialog | None = None
        self._commands: Commands | None = None
        self._back: QWidget | None = None  # what had the keyboard before the list came

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open."""
        return self._dialog

    @Slot()
    def show_commands(self) -> None:
        """Every command by name."""
        from app.ui.facilitator.commands import Commands

        if self.console is not None and self._commands is None:
            self._commands = Commands(self.console, self.console.commands())
            self._commands.closed.connect(self._on_commands_closed)
            QTimer.singleShot(0, self._offer_more)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """What can be done where no workshop is open, by name."""
        from app.ui.facilitator.commands import Commands

        if self.console is None and self._commands is None:
            self._back = self._window.focusWidget()
            self._commands = Commands(self._window, acts)
            self._commands.closed.connect(self._on_commands_closed)

    @Slot()
    def _offer_more(self) -> None:
        """What parts that were not shown yet can do: one part after the other, so that typing never waits long."""
        if self._commands is not None and self.console is not None and self.console.make_another():
            self._commands.offer(self.console.commands())
            QTimer.singleShot(0, self._offer_more)

    @Slot()
    def show_settings(self) -> None:
        """The laptop's settings."""
        from app.ui.facilitator.settings import SettingsDialog

        dialog = SettingsDialog(self._house, self._window)
        dialog.changed.connect(self.setting_changed)
        dialog.join_asked.connect(self.show_joining)
        self._show(dialog)

    def show_fresh(self, today: dt.date) -> None:
        """A workshop for real, from a day that is there already."""
        from app.ui.start.fresh import FreshDialog

        dialog = FreshDialog(self._house, today, self._window)
        dialog.made.connect(self.joined)
        self._show(dialog)

    @Slot()
    def show_joining(self) -> None:
        """The workshops that others share."""
        from app.ui.setup.joining import JoinDialog

        open_now = self.console.desk.workshop_id if self.console is not None else ""
        dialog = JoinDialog(self._house.gathering, self._window, open_now)
        dialog.joined.connect(self.joined)
        self._show(dialog)

    def show_damage(self, trouble: Unavailable, id: str) -> None:
        """A file is damaged. It stands until it is closed. id: of a workshop of this laptop's, "" for another file."""
        from app.ui.damaged import Damaged

        dialog = Damaged(trouble, self._house.library, id, self._window, sits=self.console is not None)
        dialog.brought.connect(self.joined)
        dialog.file_asked.connect(self.file_asked)
        dialog.keeping_asked.connect(self._show_keeping)
        dialog.open()

    @Slot()
    def _show_keeping(self) -> None:
        if self.console is not None:
            self.console.show_part("setup", "keeping")

    @Slot()
    def show_help(self) -> None:
        """How a day is run."""
        self._help().show_day()

    @Slot()
    def show_keys(self) -> None:
        """Every key."""
        self._help().show_keys()

    def close(self) -> None:
        """Takes away what is open."""
        if self._commands is not None:
            self._commands.close()
        if self._dialog is not None:
            self._dialog.close()

    def _help(self) -> HelpDialog:
        from app.ui.facilitator.help import HelpDialog

        dialog = HelpDialog(self.console.keys if self.console is not None else (), self._window)
        self._show(dialog)
        return dialog

    def _show(self, dialog: QDialog) -> None:
        self.close()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        dialog.resize(dialog.size().boundedTo(self._window.size() - QSize(0, TITLE_BAR)))
        dialog.show()

    @Slot()
    def _on_commands_closed(self) -> None:
        self._commands = None
        back = self.console.line if self.console is not None else self._back
        self._back = None
        if back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_dialog_closed(self) -> None:
        self._dialog = None
