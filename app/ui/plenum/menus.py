"""What the mouse can do with a theme, and with a conclusion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.debate import Contribution
from app.domain.plenum import Conclusion, Strength
from app.services import harvest, plenum
from app.ui.desk import Desk
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say
from app.words.labels import STRENGTHS

_FILE = Message("plenum", "File {0} here")
_LOOK = Message("plenum", "Show its remarks")
_RENAME = Message("plenum", "Rename …")
_MERGE = Message("plenum", "Merge into")
_CONCLUDE = Message("plenum", "Write a conclusion on it")
_REMOVE_THEME = Message("plenum", "Remove; its remarks are unplaced again")
_EDIT = Message("plenum", "Edit")
_READ = Message("plenum", "Read back")
_STRENGTH = Message("plenum", "Strength")
_REMOVE = Message("plenum", "Remove")
_SHOWN = 3


class _Menu(QObject):
    asked = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.menu = TypedMenu(parent)
        self.menu.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        run = action.data()
        if callable(run):
            run()

    @staticmethod
    def _add(menu: TypedMenu, text: str, run: Callable[[], object], *, on: bool | None = None) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.setData(run)


class ThemeMenu(_Menu):
    """asked(what, theme): "look", "file", "conclude", "rename"."""

    def open(self, theme: str, marked: list[str], at: QPoint) -> None:
        """Opens the menu of a theme; marked: the remarks that would be filed."""
        menu, state = self.menu, self._desk.state
        menu.clear()
        rows = harvest.themes(state)
        found = next((r for r in rows if r.theme.id == theme), None)
        if found is None:
            return
        name = menu.addAction(found.theme.title.replace("&", "&&"))
        name.setEnabled(False)
        menu.addSeparator()
        codes = [state.get(Contribution, r).code for r in marked]
        if codes:
            named = ", ".join(codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")
            self._add(menu, say(_FILE, named), partial(self.asked.emit, "file", theme))
        self._add(menu, say(_LOOK), partial(self.asked.emit, "look", theme))
        self._add(menu, say(_CONCLUDE), partial(self.asked.emit, "conclude", theme))
        menu.addSeparator()
        self._add(menu, say(_RENAME), partial(self.asked.emit, "rename", theme))
        if found.made:
            into = menu.within(say(_MERGE))
            for other in rows:
                if other.theme.id != theme:
                    merge = partial(self._desk.do, plenum.merge_themes(theme, other.theme.id))
                    self._add(into, f"{other.theme.letter}  {other.theme.title}", merge)
            self._add(menu, say(_REMOVE_THEME), partial(self._desk.do, plenum.remove_theme(theme)))
        menu.popup(at)


class ConclusionMenu(_Menu):
    """asked(what, conclusion): "edit", "read"."""

    def open(self, conclusion: str, at: QPoint) -> None:
        """Opens the menu of a conclusion."""
        menu, found = self.menu, self._desk.state.of(Conclusion).get(conclusion)
        if found is None:
            return
        menu.clear()
        self._add(menu, say(_EDIT), partial(self.asked.emit, "edit", conclusion))
        self._add(menu, say(_READ), partial(self.asked.emit, "read", conclusion))
        strengths = menu.within(say(_STRENGTH))
        for strength in Strength:
            command = plenum.edit_conclusion(conclusion, strength=strength)
            run = partial(self._desk.do, command)
            self._add(strengths, say(STRENGTHS[strength]), run, on=found.strength is strength)
        menu.addSeparator()
        self._add(menu, say(_REMOVE), partial(self._desk.do, plenum.remove_conclusion(conclusion)))
        menu.popup(at)
