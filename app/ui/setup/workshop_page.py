"""Workshop: what the day is called, when and where it is, and how the workshop travels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QLayout, QScrollArea

from app.domain.gestures import Refused
from app.domain.programme import WORKSHOP, Workshop
from app.services import dates, merge, next_time, own_template, setup
from app.services.checked import day_written
from app.services.ports import Unavailable
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.setup.pages import LABEL_WIDTH, Page, field
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import KeptEdit, whole
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import column, pane, row
from app.words import Many, Message, language, say
from app.words.refusals import sentence
from app.words.times import date_of

TITLE = Message("setup", "Workshop")
_DAY, _LIMITS, _MOVE = Message("setup", "The day"), Message("setup", "Limits"), Message("setup", "Move")
WIDE, WIDEST, MUCH = 330, 480, 1000
"""Of a field for words, px: at least and at most; and how much more it grows than what is beside it."""

_FIELDS: tuple[tuple[str, Message, int], ...] = (
    ("title", Message("setup", "Title"), WIDE),
    ("date", Message("setup", "Date"), 200),
    ("place", Message("setup", "Place"), WIDE),
    ("organisers", Message("setup", "Organisers"), WIDE),
    ("present", Message("setup", "People in the room"), 96),
    ("question", Message("setup", "What the groups are asked"), WIDE),
    ("contact", Message("setup", "Contact after the day"), WIDE),
)
_LIMIT_FIELDS: tuple[tuple[str, Message, int], ...] = (
    ("no_break_hint", Message("setup", "Hint: a break after (min)"), 96),
    ("no_break_warning", Message("setup", "Warning: a break after (min)"), 96),
    ("short_lunch", Message("setup", "A lunch is short under (min)"), 96),
    ("retain_until", Message("setup", "Keep the words until"), 200),
)
_TEMPLATE = Message("setup", "Save as a template")
_AS_IT_WENT = Message("setup", "As a template, with the lengths that were used")
_NOT_PLAYED = Message("setup", "Nothing has taken another length than planned yet")
_TEMPLATE_NAME = Message("setup", "The name of the template")
_TEMPLATE_WHAT = Message("setup", "Programme, topics and groups are kept; words and the date are not.")
_FILE = Message("setup", "Save as a file for another laptop")
_MERGE = Message("setup", "Merge words from another laptop")
_WORKSHOPS = Message("setup", "Workshops (*.workshop)")
_BAD_DATE = Message("setup", "“{0}” is not a date. Write it as 12 March 2026, or 2026-03-12")
_BAD_NUMBER = Message("setup", "“{0}” is not a whole number")
_SAVED = Message("setup", "Saved: {0}")
_CANNOT = Message("setup", "Could not save there. Choose another place")
_NOTHING_NEW = Message("setup", "Nothing there that is not here")
_BROUGHT = Many("setup", "{0} remark came in from the other laptop", "{0} remarks came in from the other laptop")

WHOLE = frozenset({"present", "no_break_hint", "no_break_warning", "short_lunch"})
DATES = frozenset({"date", "retain_until"})


class WorkshopPage(Page):
    """A form whose fields are stored as they are left."""

    shows = frozenset({Workshop})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.fields: dict[str, KeptEdit] = {}
        self.said = Label("", "strong", "muted", wrap=True)
        self.template = ActionButton(_TEMPLATE, icon="layers")
        self.file = ActionButton(_FILE, icon="file-text")
        self.merge = ActionButton(_MERGE, icon="users")
        self.as_it_went = ActionButton(_AS_IT_WENT, icon="clock")
        self.template.clicked.connect(self.ask_template)
        self.as_it_went.clicked.connect(self.ask_template_as_it_went)
        self._lengths_taken = False
        self.file.clicked.connect(self.ask_file)
        self.merge.clicked.connect(self.ask_merge)
        if desk.tools is None:  # nothing is shown before it has a parent: it would be a window for a moment
            self.template.hide()
            self.as_it_went.hide()
            self.merge.hide()
        day = column(Overline(_DAY), *(self._field(*each) for each in _FIELDS), self.said, None, gap=6)
        limits = column(
            Overline(_LIMITS),
            *(self._field(*each) for each in _LIMIT_FIELDS),
            12,
            Overline(_MOVE),
            row(self.template, None),
            row(self.as_it_went, None),
            row(self.file, None),
            row(self.merge, None),
            None,
            gap=6,
        )
        first = pane(day)
        first.setMaximumWidth(LABEL_WIDTH + 12 + WIDEST)  # the limits stay beside it in a wide window
        form = row(first, limits, None, gap=32, margins=(AROUND, 8, AROUND, 12))
        form.setStretch(0, MUCH)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(pane(form, "surface"))
        self.build(scroll)

    def refresh(self) -> None:
        """Each field shows what is stored, unless it is being written."""
        workshop = self.desk.state.get(Workshop, WORKSHOP)
        for name, edit in self.fields.items():
            edit.show_value(_shown(getattr(workshop, name)))

    def respeak(self) -> None:
        """Dates in the language of now."""
        self.said.setText("")
        self.refresh()

    def arrive(self, at: str) -> bool:
        """Goes to a field by its name."""
        if at not in self.fields:
            return False
        self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _field(self, name: str, label: Message, width: int) -> QLayout:
        edit = KeptEdit(self.desk, f"setup/workshop/{name}", label)
        if width == WIDE:
            edit.setMinimumWidth(width)
            edit.setMaximumWidth(WIDEST)
        else:
            edit.setFixedWidth(width)
        edit.kept.connect(partial(self._on_kept, name))
        self.fields[name] = edit
        line = field(label, edit)
        line.setStretch(1, MUCH)
        return line

    def _on_kept(self, name: str, words: str) -> None:
        read = self._reader(name)
        try:
            value = read(words.strip())
        except ValueError:
            self.said.setText(say(_BAD_DATE if name in DATES else _BAD_NUMBER, words.strip()))
            self.said.set_tone("late")
            return
        self.said.setText("")
        self.desk.do(setup.edit_workshop(**{name: value}), settles=[self.fields[name].address])
        self.refresh()

    def _reader(self, name: str) -> Callable[[str], Any]:
        if name in WHOLE:
            return _number if name == "present" else _needed_number
        return self._date if name in DATES else str

    def _date(self, words: str) -> dt.date | None:
        workshop = self.desk.state.get(Workshop, WORKSHOP)
        if not words:
            return None
        try:
            return day_written(words)
        except ValueError:
            found, _words = dates.due(words, workshop.date, language())
        if found is None:
            raise ValueError(words)
        return found

    @Slot()
    def ask_template_as_it_went(self) -> None:
        """The same, each item with the length it really took, where the day has been played."""
        if not next_time.offers(self.desk.state):
            self._tell(say(_NOT_PLAYED), "soon")
            return
        self.ask_template()
        self._lengths_taken = True

    @Slot()
    def ask_template(self) -> None:
        """Asks for a name, then keeps programme, topics and groups as a template."""
        self._lengths_taken = False
        title = self.desk.state.get(Workshop, WORKSHOP).title
        dialog = AskWords(self.desk, "setup/template", self, _TEMPLATE_NAME, _TEMPLATE_WHAT, title)
        dialog.answered.connect(self.keep_template)
        dialog.open()

    @Slot(str)
    def keep_template(self, name: str) -> None:
        """Writes the template."""
        self.desk.draft("setup/template", "")
        if self.desk.tools is None:
            return
        try:
            state = next_time.realistic(self.desk.state) if self._lengths_taken else self.desk.state
            path = self.desk.tools.keep_template(name, own_template.text_of(state))
        except OSError:
            self._tell(say(_CANNOT), "late")
            return
        self._tell(say(_SAVED, path.parent.name), "ok")

    @Slot()
    def ask_file(self) -> None:
        """Asks for a place, then writes the workshop there."""
        dialog = QFileDialog(self, say(_FILE), str(Path.home()), say(_WORKSHOPS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("workshop")
        dialog.fileSelected.connect(self.keep_file)
        dialog.open()

    @Slot(str)
    def keep_file(self, path: str) -> None:
        """Writes the workshop to a file."""
        try:
            self.desk.flush()
            self.desk.export(Path(path))
        except Unavailable as trouble:
            self._tell(sentence(trouble), "late")
            return
        self._tell(say(_SAVED, path), "ok")

    @Slot()
    def ask_merge(self) -> None:
        """Asks for a file of this workshop that another laptop wrote in."""
        dialog = QFileDialog(self, say(_MERGE), str(Path.home()), say(_WORKSHOPS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.bring)
        dialog.open()

    @Slot(str)
    def bring(self, path: str) -> None:
        """Brings the words of another copy in, as one gesture."""
        if self.desk.tools is None:
            return
        try:
            other = self.desk.tools.library.preview(Path(path)).state
            brought = merge.preview(self.desk.state, other)
        except (Unavailable, Refused) as trouble:
            self._tell(sentence(trouble), "late")
            return
        if brought.empty:
            self._tell(say(_NOTHING_NEW), "muted")
        elif self.desk.do(merge.take_in(other)) is not None:
            self._tell(say(_BROUGHT, len(brought.remarks)), "ok")

    def _tell(self, words: str, tone: str) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return f"{date_of(value)}"
    return "" if value is None else str(value)


def _number(words: str) -> int | None:
    return None if not words else _needed_number(words)


def _needed_number(words: str) -> int:
    found = whole(words)
    if found is None:
        raise ValueError(words)
    return found
