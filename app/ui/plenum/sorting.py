"""The sorting mode: what each key means now, while one more key or a name is awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.gestures import Gesture, State
from app.services import harvest, plenum
from app.ui.desk import Desk
from app.ui.plenum.pile import Pile
from app.ui.plenum.sorting_bar import Key, Keys, ModeBar, NameField
from app.words import Message, say

_MODE = Message("plenum", "Sorting")
_FILE = Message("plenum", "file")
_NEXT = Message("plenum", "next")
_SEVERAL = Message("plenum", "choose several")
_NEW = Message("plenum", "new theme")
_MERGE = Message("plenum", "merge")
_CONCLUDE = Message("plenum", "conclusion")
_OUT = Message("plenum", "take out")
_PARK = Message("plenum", "park")
_LOOK = Message("plenum", "look into")
_LEAVE = Message("plenum", "back to the line")
_ASK_NAME = Message("plenum", "The new theme's name")
_ASK_SPLIT = Message("plenum", "The name of the theme that is split off")
_ASK_MERGE = Message("plenum", "Merge: the key of the theme that goes")
_ASK_INTO = Message("plenum", "“{0}” goes into: the key of the theme that stays")
_ASK_CONCLUDE = Message("plenum", "Conclusion: the key of the theme it builds on, or Enter for the chosen remarks")

_SPACE = Message("key", "Space")
_SHIFTED = Message("key", "Shift {0}")

_WRITING: Keys = (("Enter", Message("plenum", "keep")), ("Tab", Message("plenum", "next field")))
"""What it names while something is written in a field below."""

_BACK = Message("plenum", "back to sorting")

NAME = "theme/new"
"""Address of the draft of a new theme's name."""


def _keys(state: State) -> Keys:
    """What is named while the remarks have the focus: of the letters, those that are themes."""
    letters = sorted((r.theme.letter for r in harvest.themes(state)), key=lambda letter: (len(letter), letter))
    first: list[Key] = []
    last: list[Key] = []
    if letters:
        span = letters[0] if len(letters) == 1 else f"{letters[0]}–{letters[-1]}"
        first, last = [(span, _FILE)], [(say(_SHIFTED, span), _LOOK)]
    return (*first, ("N", _NEXT), (_SPACE, _SEVERAL), ("Enter", _NEW), ("M", _MERGE), ("K", _CONCLUDE),
            ("0", _PARK), ("Del", _OUT), *last)  # fmt: skip


class Awaits(Enum):
    """What the next key means."""

    COMMAND = auto()
    MERGED = auto()  # the letter of the theme that goes
    INTO = auto()  # the letter of the one that stays
    BEHIND = auto()  # the letter of the theme a conclusion rests on
    NAME = auto()


class Sorting(QObject):
    """Knows the mode, acts on the desk.

    concludes(themes, remarks): a conclusion is to be written. looked: into a theme. left: Esc from the mode itself.
    """

    concludes = Signal(list, list)
    looked = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, pile: Pile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pile, self._view = desk, pile, pile.list
        view = self._view
        self._awaits, self._goes = Awaits.COMMAND, ""
        self._named: list[str] = []
        self._brief = self._writes = False
        self._last_filed: tuple[str, list[str]] | None = None
        self.field = NameField(desk, NAME)
        self.bar = ModeBar("layers", _MODE, (), _LEAVE, self.field)
        self.name_keys(writes=False)
        self._acts: Mapping[str, Callable[[], None]] = {
            "next": self.step,
            "new": self.name_marked,
            "merge": self.merge,
            "conclude": self.conclude,
            "out": self.take_out,
            "park": self.park,
            "leave": self.leave,
        }
        view.lettered.connect(self._on_letter)
        view.asked.connect(self._on_asked)
        view.offered.connect(self.file)
        self.field.given.connect(self._on_name)
        self.field.left.connect(self.rest)

    def name_keys(self, *, writes: bool | None = None) -> None:
        """Names the keys of where they go. writes: into a field below, no longer to the remarks; None: as before."""
        if writes is not None:
            self._writes = writes
        if self._writes:
            self.bar.show_keys(_WRITING, _BACK)
        else:
            self.bar.show_keys(_keys(self._desk.state), _LEAVE)

    @Slot(str)
    def file(self, theme: str) -> None:
        """Puts the ticked remarks, else the chosen one, under a theme; the next one is chosen."""
        remarks = self._view.marked()
        if remarks:
            self.file_these(theme, remarks)

    def file_these(self, theme: str, remarks: list[str]) -> None:
        """Puts these remarks under a theme."""
        if self._keeping_place(lambda: self._desk.do(plenum.file_under(theme, remarks))) is not None:
            self._last_filed = (theme, remarks)

    @Slot()
    def take_out(self) -> None:
        """Out of the theme that is looked into; among the unplaced, what was filed last comes back."""
        if self._pile.opened:
            theme, remarks = self._pile.opened, self._view.marked()
        elif self._last_filed is not None:
            theme, remarks = self._last_filed
            self._last_filed = None
        else:
            return
        if remarks and self._keeping_place(lambda: self._desk.do(plenum.take_out(theme, remarks))) is not None:
            self._view.choose(remarks[0])

    @Slot()
    def park(self) -> None:
        """Keeps the ticked remarks, else the chosen one, as questions that the day will not answer; the next is up."""
        remarks = self._view.marked()
        for remark in remarks:
            self._desk.do(plenum.park(self._desk.new_id(), remark=remark))
        if remarks:
            self._view.clearSelection()
            self._view.step()

    def name(self, remarks: list[str], *, brief: bool = False) -> None:
        """Asks for the name of a new theme for these. brief: the mode is there for this only, and ends with it."""
        self._named, self._brief = remarks, brief
        self._awaits = Awaits.NAME
        self.bar.ask(_ASK_SPLIT if self._pile.opened and remarks else _ASK_NAME, named=True)

    @Slot(str, bool)
    def _on_letter(self, letter: str, opens: bool) -> None:
        found = next((r for r in harvest.themes(self._desk.state) if r.theme.letter == letter), None)
        if found is None:
            return
        theme = found.theme
        if self._awaits is Awaits.MERGED:
            self._goes = theme.id
            self._await(Awaits.INTO, _ASK_INTO, theme.title)
        elif self._awaits is Awaits.INTO:
            goes = self._goes
            self.rest()
            self._desk.do(plenum.merge_themes(goes, theme.id))
        elif self._awaits is Awaits.BEHIND:
            self.rest()
            self.concludes.emit([theme.id], self._ticked())
        elif opens:
            self.looked.emit(theme.id)
        else:
            self.file(theme.id)

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        if self._awaits is Awaits.BEHIND and what == "new":
            self.rest()
            self.concludes.emit([], self._view.marked())
        elif self._awaits is not Awaits.COMMAND:
            self.rest()
        else:
            self._acts[what]()

    @Slot()
    def merge(self) -> None:
        """Asks which theme goes into which; the one that is looked into goes."""
        if self._pile.opened:
            self._goes = self._pile.opened
            titles = {r.theme.id: r.theme.title for r in harvest.themes(self._desk.state)}
            self._await(Awaits.INTO, _ASK_INTO, titles.get(self._pile.opened, ""))
        else:
            self._await(Awaits.MERGED, _ASK_MERGE)

    @Slot()
    def conclude(self) -> None:
        """A conclusion on the theme that is looked into, else asks for one."""
        if self._pile.opened:
            self.concludes.emit([self._pile.opened], self._ticked())
        else:
            self._await(Awaits.BEHIND, _ASK_CONCLUDE)

    @Slot()
    def name_marked(self) -> None:
        """A new theme for the ticked remarks, else for the chosen one."""
        self.name(self._view.marked())

    @Slot()
    def step(self) -> None:
        """The next remark."""
        self._view.step()

    @Slot()
    def leave(self) -> None:
        """Back to the unplaced, then out of the mode."""
        if self._pile.opened:
            self.looked.emit("")
        else:
            self.left.emit()

    @Slot(str)
    def _on_name(self, name: str) -> None:
        remarks, fresh = self._named, self._desk.new_id()
        command = (
            plenum.split_theme(self._pile.opened, fresh, name, remarks)
            if self._pile.opened and remarks
            else plenum.make_theme(fresh, name, remarks)
        )
        if self._keeping_place(lambda: self._desk.do(command, settles=[NAME])) is not None:
            self.field.setText("")
            self.rest()

    @Slot()
    def rest(self) -> None:
        """Nothing is asked any more; the remarks have the keys. A name that was begun stays a draft."""
        self._awaits = Awaits.COMMAND
        self.bar.rest()
        if self._brief:
            self._brief = False
            self.left.emit()
        elif self._view.sorting:
            self._view.setFocus()

    def _await(self, what: Awaits, question: Message, *fills: object) -> None:
        self._awaits = what
        self.bar.ask(question, *fills)

    def _ticked(self) -> list[str]:
        """The remarks that were ticked, none where only one is chosen."""
        return self._view.marked() if self._view.selectedIndexes() else []

    def _keeping_place(self, act: Callable[[], Gesture | None]) -> Gesture | None:
        """After something leaves the list, what stood below it is chosen: the eye stays where it is."""
        row = self._view.currentIndex().row()
        done = act()
        if done is not None:
            self._view.clearSelection()
            self._view.choose_row(row)
        return done
