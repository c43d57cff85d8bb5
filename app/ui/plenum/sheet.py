"""One conclusion on a sheet, new or being edited, in the place of the list: Tab between its fields, Enter keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.gestures import Command
from app.domain.plenum import Conclusion, Stance, Strength
from app.services import harvest, plenum
from app.services.reading import remarks
from app.ui.debate.remark_list import REMARKS_MIME, dropped
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.plenum.strengths import StrengthButton
from app.ui.plenum.themes import THEME_MIME
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import CountEdit, KeptEdit, whole
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import clear, column, row
from app.words import Message, say

NEW = "conclusion/new"
"""Addresses of the drafts of a conclusion that is no gesture yet begin with this."""

_NEW = Message("plenum", "New conclusion")
_EDIT = Message("plenum", "Conclusion {0}")
_TEXT = Message("plenum", "What the room concluded")
_FOR = Message("plenum", "For")
_AGAINST = Message("plenum", "Against")
_ABSTAINED = Message("plenum", "Abstained")
_DISSENT = Message("plenum", "The minority's own sentence")
_KEEP = Message("plenum", "Keep")
_DONE = Message("plenum", "Done")
_EVIDENCE = Message("plenum", "Builds on")
_NO_EVIDENCE = Message("plenum", "Nothing yet. Drag remarks or a theme here")
_TAKE_AWAY = Message("plenum", "Take {0} away")
_TURN_ROUND = Message("plenum", "{0} speaks for it. Turn it round")
_TURN_BACK = Message("plenum", "{0} speaks against it. Turn it round")

_COUNTS = (("votes_for", _FOR), ("votes_against", _AGAINST), ("abstained", _ABSTAINED))


@dataclass(frozen=True, slots=True)
class Basis:
    """What a new conclusion will rest on: ids."""

    themes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class ConclusionSheet(QWidget):
    """left: the sheet is done with; the id of the conclusion, "" where there is none."""

    left = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = ""
        self._basis = Basis()
        self._title = Overline("")
        self._edits: dict[str, KeptEdit] = {}
        self._strengths: dict[Strength, StrengthButton] = {}
        self._strength = Strength.OPEN
        self._behind = row(gap=4)
        self.setAcceptDrops(True)
        self._lay_out()

    @property
    def conclusion(self) -> str:
        """The id of what is being edited; "" for a new one."""
        return self._id

    @property
    def text(self) -> KeptEdit:
        """The field of the sentence."""
        return self._edits["text"]

    def begin(self, basis: Basis | None = None, text: str = "") -> None:
        """A new conclusion; None takes up what a draft left."""
        if basis is None:
            packed = self._desk.drafted(f"{NEW}/basis").split("\n")
            known = [p.split("\t") for p in packed if "\t" in p]
            basis = Basis(
                tuple(i for kind, i in known if kind == "theme"), tuple(i for kind, i in known if kind == "remark")
            )
        self._id = ""
        self._rest_on(basis)
        self._strength = Strength.OPEN
        for field, edit in self._edits.items():
            edit.turn_to(f"{NEW}/{field}")
            edit.show_value("")
        if text and not self.text.text():
            self.text.setText(text)
        self._show()
        self.text.setFocus()

    def _rest_on(self, basis: Basis) -> None:
        self._basis = basis
        packed = [*(f"theme\t{t}" for t in basis.themes), *(f"remark\t{r}" for r in basis.remarks)]
        self._desk.draft(f"{NEW}/basis", "\n".join(packed))

    def edit(self, conclusion: str) -> None:
        """One that is there."""
        found = self._desk.state.of(Conclusion).get(conclusion)
        if found is None:
            return
        self._id = conclusion
        for field, edit in self._edits.items():
            edit.turn_to(f"conclusion/{conclusion}/{field}")
        self.refresh()
        self.text.setFocus()
        self.text.selectAll()

    def refresh(self) -> None:
        """Shows the conclusion as it stands; a field that is being edited keeps its words."""
        found = self._desk.state.of(Conclusion).get(self._id)
        if self._id and found is None:
            self.left.emit("")
            return
        if found is not None:
            self._strength = found.strength
            for field, edit in self._edits.items():
                value = getattr(found, field)
                edit.show_value("" if value is None else str(value))
        self._show()

    def give(self, said: Sequence[str], behind: str = "", *, against: bool = False) -> None:
        """More that it rests on."""
        if not self._id:
            themes = (*self._basis.themes, behind) if behind else self._basis.themes
            self._rest_on(Basis(tuple(dict.fromkeys(themes)), tuple(dict.fromkeys((*self._basis.remarks, *said)))))
            self._show_evidence()
            return
        stance = Stance.AGAINST if against else Stance.FOR
        for remark in said:
            self._desk.do(plenum.give_evidence(self._id, remark=remark, stance=stance))
        if behind:
            self._desk.do(plenum.give_evidence(self._id, theme=behind, stance=stance))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Remarks and themes."""
        event.setAccepted(event.mimeData().hasFormat(REMARKS_MIME) or event.mimeData().hasFormat(THEME_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """It becomes evidence; with Shift it speaks against."""
        data = event.mimeData()
        behind = bytes(data.data(THEME_MIME).data()).decode() if data.hasFormat(THEME_MIME) else ""
        against = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.give(dropped(data), behind, against=against)
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what was typed of a new one stays as a draft until it is thrown away by hand. Enter keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._on_entered()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for field, name in (("text", _TEXT), *_COUNTS, ("dissent", _DISSENT)):
            kind = CountEdit if field in dict(_COUNTS) else KeptEdit
            edit = kind(self._desk, f"{NEW}/{field}", name)
            edit.setPlaceholderText(say(name))
            edit.kept.connect(partial(self._on_kept, field))
            edit.entered.connect(self._on_entered)
            self._edits[field] = edit
        group = QButtonGroup(self)
        for strength in Strength:
            button = StrengthButton(strength)
            group.addButton(button)
            button.clicked.connect(partial(self._on_strength, strength))
            self._strengths[strength] = button
        self._keep = ActionButton(_KEEP, "Enter")
        self._keep.clicked.connect(self._on_entered)
        counts = []
        for field, _name in _COUNTS:
            self._edits[field].setFixedWidth(84)
            counts.append(self._edits[field])
        head = row(self._title, None)
        votes = row(*self._strengths.values(), None)
        last = row(*counts, self._edits["dissent"], self._keep)
        last.setStretch(len(counts), 1)
        behind = row(Label(_EVIDENCE, "caption", "muted"), self._behind, None)
        self.setLayout(column(head, self.text, votes, last, behind, None, gap=8, margins=(AROUND, 10, AROUND, 8)))

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language of now."""
        if event.type() == QEvent.Type.LanguageChange:
            for field, name in (("text", _TEXT), *_COUNTS, ("dissent", _DISSENT)):
                self._edits[field].setPlaceholderText(say(name))
        super().changeEvent(event)

    def _show(self) -> None:
        if self._id:
            rows = harvest.conclusions(self._desk.state)
            number = next((r.number for r in rows if r.conclusion.id == self._id), 0)
            self._title.say(_EDIT, number)
            self._keep.say(_DONE)
        else:
            self._title.say(_NEW)
            self._keep.say(_KEEP)
        for strength, button in self._strengths.items():
            button.setChecked(strength is self._strength)
        self._show_evidence()

    def _show_evidence(self) -> None:
        clear(self._behind)
        state = self._desk.state
        pieces: list[QWidget] = []
        if self._id:
            row_ = next((r for r in harvest.conclusions(state) if r.conclusion.id == self._id), None)
            evidence = (*row_.speaks_for, *row_.speaks_against) if row_ is not None else ()
            for e in evidence:
                name = e.theme.title if e.theme is not None else e.remarks[0].code if e.remarks else "–"
                against = e.evidence.stance is Stance.AGAINST
                turn = ActionButton(f"{'−' if against else '+'} {name}", kind="chip")
                named.name(turn, _TURN_BACK if against else _TURN_ROUND, name)
                stance = Stance.FOR if against else Stance.AGAINST
                command = plenum.give_evidence(
                    self._id, theme=e.evidence.theme, remark=e.evidence.contribution, stance=stance
                )
                turn.clicked.connect(partial(_do, self._desk, command))
                away = ActionButton("", icon="x", kind="quiet")
                named.name(away, _TAKE_AWAY, name)
                away.clicked.connect(partial(_do, self._desk, plenum.take_evidence(e.evidence.id)))
                pieces += [turn, away]
        else:
            titles = {t.theme.id: t.theme.title for t in harvest.themes(state)}
            codes = {c.id: c.code for c in remarks(state)}
            names = [*(titles.get(t, "") for t in self._basis.themes), *(codes.get(r, "") for r in self._basis.remarks)]
            pieces = [Label(name, "strong") for name in names if name]
        for piece in pieces or [Label(_NO_EVIDENCE, "body", "muted")]:
            self._behind.addWidget(piece)

    def _on_strength(self, strength: Strength, _checked: bool = False) -> None:
        self._strength = strength
        if self._id:
            self._desk.do(plenum.edit_conclusion(self._id, strength=strength))
        else:
            self._show()

    def _on_kept(self, field: str, words: str) -> None:
        if self._id:
            edit = self._edits[field]
            value = whole(words) if field in dict(_COUNTS) else words
            self._desk.do(plenum.edit_conclusion(self._id, **{field: value}), settles=[edit.address])

    @Slot()
    def _on_entered(self) -> None:
        if self._id:
            self.left.emit(self._id)
            return
        fresh = self._desk.new_id()
        words = {field: edit.text().strip() for field, edit in self._edits.items()}
        if not words["text"]:
            self.text.setFocus()
            return
        command = plenum.conclude(
            fresh,
            words["text"],
            strength=self._strength,
            votes_for=whole(words["votes_for"]),
            votes_against=whole(words["votes_against"]),
            abstained=whole(words["abstained"]),
            dissent=words["dissent"],
            themes=self._basis.themes,
            remarks=self._basis.remarks,
        )
        settles = [*(edit.address for edit in self._edits.values()), f"{NEW}/basis"]
        if self._desk.do(command, settles=settles) is not None:
            for edit in self._edits.values():
                edit.let_go()
            self.left.emit(fresh)


def _do(desk: Desk, command: Command, _checked: bool = False) -> None:
    desk.do(command)
