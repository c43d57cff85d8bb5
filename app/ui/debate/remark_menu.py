"""Everything that can be done with a remark afterwards, in one menu for every list it stands in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.debate import CompetenceArea, Contribution
from app.domain.gestures import Command
from app.services import plenum, words
from app.services.completing import shortened
from app.ui.debate.aim import Aim, aim_text, topics_of
from app.ui.debate.history import corrections
from app.ui.debate.keys import Press, keys
from app.ui.desk import Desk
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say
from app.words.labels import REMARK_KINDS

_MEND = Message("remark", "Edit the words")
_KIND = Message("remark", "Kind")
_AREA = Message("remark", "Competence area")
_NO_AREA = Message("remark", "No area")
_MODEL = Message("remark", "Move to")
_RETURN = Message("remark", "Come back to it")
_PARK = Message("remark", "Park it as a question")
_CORRECT = Message("remark", "A participant's correction …")
_TAKE_BACK = Message("remark", "Take the correction “{0}” back")
_HISTORY = Message("remark", "History")
_WITHDRAW = Message("remark", "Withdraw")
_PUT_BACK = Message("remark", "Put back")
_REDACT = Message("remark", "Take the words away for good")


class RemarkMenu(QObject):
    """mends, corrects, tells: a remark's id, for whoever has the place for it."""

    mends = Signal(str)
    corrects = Signal(str)
    tells = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.menu = TypedMenu(parent)
        self.menu.triggered.connect(self._on_triggered)

    @Slot(str, QPoint)
    def open(self, remark: str, at: QPoint) -> None:
        """Opens the menu of a remark at a place on the screen."""
        found = self._desk.state.of(Contribution).get(remark)
        if found is not None:
            self._fill(found)
            self.menu.popup(at)

    def _fill(self, remark: Contribution) -> None:
        menu, new = self.menu, self._desk.new_id
        menu.clear()
        if not remark.redacted:
            self._add(menu, say(_MEND), partial(self.mends.emit, remark.id), keys_text="Enter")
        kinds = menu.within(say(_KIND))
        for kind, named in REMARK_KINDS.items():
            self._offer(kinds, say(named), words.classify(remark.id, kind=kind), on=remark.kind is kind)
        areas = menu.within(say(_AREA))
        self._offer(areas, say(_NO_AREA), words.classify(remark.id, area=""), on=remark.area is None)
        for area in sorted(self._desk.state.of(CompetenceArea).values(), key=lambda a: (a.rank, a.id)):
            self._offer(areas, area.title, words.classify(remark.id, area=area.id), on=remark.area == area.id)
        models = menu.within(say(_MODEL))
        for topic in topics_of(self._desk.state):
            name = f"{aim_text(self._desk.state, Aim(None, topic.id))}  {topic.title}"
            self._offer(models, name, words.classify(remark.id, topic=topic.id), on=remark.topic == topic.id)
        menu.addSeparator()
        key = keys()[Press.RETURNING].text()
        self._offer(menu, say(_RETURN), words.mark_returning(remark.id), on=remark.returning, keys_text=key)
        self._offer(menu, say(_PARK), plenum.park(new(), remark=remark.id))
        if not remark.redacted:
            self._add(menu, say(_CORRECT), partial(self.corrects.emit, remark.id))
        for note in corrections(self._desk, remark.id):
            self._offer(menu, say(_TAKE_BACK, shortened(note.words)), words.take_correction(note.id))
        self._add(menu, say(_HISTORY), partial(self.tells.emit, remark.id))
        menu.addSeparator()
        back = remark.withdrawn
        self._offer(menu, say(_PUT_BACK if back else _WITHDRAW), words.withdraw(remark.id, withdrawn=not back))
        if not remark.redacted:
            self._offer(menu, say(_REDACT), words.redact(remark.id))

    def _offer(
        self, menu: TypedMenu, text: str, command: Command, *, on: bool | None = None, keys_text: str = ""
    ) -> None:
        self._add(menu, text, partial(self._desk.do, command), on=on, keys_text=keys_text)

    @staticmethod
    def _add(
        menu: TypedMenu, text: str, run: Callable[[], object], *, on: bool | None = None, keys_text: str = ""
    ) -> None:
        action = menu.addAction(text.replace("&", "&&") + (f"\t{keys_text}" if keys_text else ""))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.setData(run)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        run = action.data()
        if callable(run):
            run()
