"""The Document part: the pages as they will be, what is missing, and sending them home."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.gestures import Moment
from app.domain.kinds import KINDS
from app.domain.plenum import Edition
from app.domain.programme import WORKSHOP, Workshop
from app.domain.standing import DayState
from app.domain.verbs import Verb
from app.services.editions import before_sending, latest_edition, state_at
from app.services.ports import Format, Likeness, Paper, Printed, Sent
from app.services.projection import Scene, SceneKind
from app.services.setup import edit_workshop
from app.services.zone import zone_of
from app.ui.debate.line import QuickLine
from app.ui.design.tokens import AROUND, BETWEEN, INSIDE, SIDE
from app.ui.desk import Desk
from app.ui.document import others
from app.ui.document.checks import JUMPS, CheckList
from app.ui.document.pages import Pages
from app.ui.document.sending import Sender
from app.ui.part import Act, Part
from app.ui.projector.room import Room
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Choice, Number
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import column, pane, row, rule
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Many, Message, language, say, times

_BEFORE = Message("document part", "Before you send")
_DOCUMENT = Message("document part", "The document")
_VERSION = Message("document part", "Version")
_LANGUAGE = Message("document part", "Language of the document")
_PRESENT = Message("document part", "How many are here")
_HERE = Message("document part", "Present")
_FULL = Message("document part", "Full")
_SHORT = Message("document part", "Short, two pages")
_ANONYMOUS = Message("document part", "Without names")
_DANISH = Message("document part", "Danish")
_ENGLISH = Message("document part", "English")
_PAGES = Many("document part", "{0} page", "{0} pages")
_EDITION = Message("document part", "Edition {0}")
_AS_OF = Message("document part", "as of {0}")
_SENT_AT = Message("document part", "saved in the folder at {0}")
_SEND = Message("document part", "Send home")
_SENDING = Message("document part", "Sending")
_OTHERS = Message("document part", "Other formats")
_FOLDER = Message("document part", "Folder: {0}")
_CHOOSE = Message("document part", "Choose folder")
_CHOOSE_FOLDER = Message("document part", "Where should the documents lie?")
_SENT = Message("document part", "Edition {0} is in {1}")
_NO_SECOND = Message("document part", "The second place took nothing: {0}. Look whether it is plugged in")
_OPEN_MAIL = Message("document part", "Open the mail")
_OPEN_FOLDER = Message("document part", "Open the folder")
_NO_MAIL_PROGRAM = Message(
    "document part", "No mail program opens it here. The draft is in {0}; its place is copied, so you can paste it"
)
_NO_FOLDER_PROGRAM = Message("document part", "The folder is {0}; its place is copied, so you can paste it")
_WRITTEN = Many("document part", "{0} file is in {1}", "{0} files are in {1}")
_NOT_PREVIEWED = Message("document part", "The preview could not be made. Your words are safe; try another part first")
_LARGER = Message("document part", "Larger pages")
_SMALLER = Message("document part", "Smaller pages")
_REPLACES = Message("document part", "replaces edition {0} of {1}")

_VERSIONS = (("full", _FULL), ("short", _SHORT), ("anonymous", _ANONYMOUS))
_LANGUAGES = (("da", _DANISH), ("en", _ENGLISH))
_NOTHING_WRITTEN = Message("document part", "Nobody has taken a step on yet, so there is no mail to write")


class DocumentPart(Part):
    """Follows each edit; opens at what was just changed."""

    key = "document"
    least = (1000, 340)
    shows = frozenset(KINDS)

    _printed = Signal(object)

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self.pages = Pages()
        self.checks = CheckList()
        self._sender = None if desk.printer is None else Sender(desk, desk.printer, self)
        self._mail: Path | None = None
        self._build()
        self._printed.connect(self._on_printed, Qt.ConnectionType.QueuedConnection)
        self.checks.go_to.connect(self.go_to)
        if self._sender is not None:
            self._sender.sent.connect(self._on_sent)
            self._sender.written.connect(self._on_written)
            self._sender.made_again.connect(self._on_made_again)
            self._sender.failed.connect(self._on_failed)

    def _build(self) -> None:
        self.version, self.tongue = Choice(_VERSION), Choice(_LANGUAGE)
        for value, name in _VERSIONS:
            self.version.addItem(say(name), value)
        for value, name in _LANGUAGES:
            self.tongue.addItem(say(name), value)
        workshop = self.desk.state.of(Workshop).get(WORKSHOP)
        self.tongue.setCurrentIndex(self.tongue.findData(workshop.language if workshop else language()))
        self.version.currentIndexChanged.connect(self._ask)
        self.tongue.currentIndexChanged.connect(self._ask)
        self.present = Number(_PRESENT, 0, 9999)
        self.present.setSpecialValueText("–")
        self.present.setKeyboardTracking(False)
        self.present.valueChanged.connect(self._on_present)
        self._about = Label("", "caption", "muted", wrap=True)
        self._result = Label("", "body", wrap=True)
        self._folder = ElidedLabel("", "caption", tone="muted")
        choose = ActionButton(_CHOOSE, icon="folder-open", kind="quiet")
        choose.clicked.connect(self._choose_folder)
        self.send_button = ActionButton(_SEND, icon="mail")
        self.send_button.clicked.connect(self.send_home)
        self.others = ActionButton(_OTHERS)
        self.others.clicked.connect(self._show_others)
        self._open_mail = ActionButton(_OPEN_MAIL, kind="quiet")
        self._open_mail.clicked.connect(self._on_open_mail)
        self._open_folder = ActionButton(_OPEN_FOLDER, kind="quiet")
        self._open_folder.clicked.connect(self._on_open_folder)
        after = row(self._open_mail, self._open_folder, None, gap=INSIDE)
        self._after = pane(column(self._result, after, gap=4))
        self._after.hide()
        self.present.setFixedWidth(88)
        self._present_mark = Picture("check", "ok")
        here = row(self._present_mark, Label(_HERE), None, self.present, gap=INSIDE)
        side = column(
            Overline(_BEFORE),
            column(here, self.checks, gap=0),
            rule(),
            Overline(_DOCUMENT),
            row(self.version, self.tongue, gap=INSIDE),
            column(self._about, row(self._folder, choose, gap=INSIDE), gap=0),
            row(self.send_button, self.others, None, gap=INSIDE),
            self._after,
            None,
            gap=INSIDE,
            margins=(AROUND, BETWEEN, AROUND, BETWEEN),
        )
        self._side = scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named.name(scroll, _BEFORE)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(pane(side, "surface"))
        beside = row(self.pages, rule("v"), pane(column(scroll), "surface", width=SIDE), gap=0)
        beside.setStretch(0, 1)
        self.setLayout(beside)

    # ---- what a part answers

    def refresh(self) -> None:
        """The list of what is missing, and a new preview."""
        state = self.desk.state
        workshop = state.get(Workshop, WORKSHOP)
        self.checks.show_checks(tuple(c for c in before_sending(state) if c.lack in JUMPS))
        unknown = workshop.present is None
        self._present_mark.show_icon("hourglass" if unknown else "check", "soon" if unknown else "ok")
        self.present.blockSignals(True)  # noqa: FBT003  Qt's own word
        self.present.setValue(workshop.present or 0)
        self.present.blockSignals(False)  # noqa: FBT003  likewise
        self._show_folder()
        self.tick()
        self._ask()

    def tick(self) -> None:
        """Sending home is the next act once the day is over; until then the band has the one filled button."""
        self.send_button.set_kind("primary" if self.desk.standing.state is DayState.ENDED else "")

    def scene(self) -> Scene:
        """Page 1, so that the room sees what it will take home while it can still object."""
        return Scene(SceneKind.PAGE_ONE, "1")

    def commands(self) -> tuple[Act, ...]:
        """Sending, and the size of the pages."""
        return (
            Act(_SEND, self.send_home),
            Act(_LARGER, self._larger),
            Act(_SMALLER, self._smaller),
            Act(_CHOOSE, self._choose_folder),
            *(Act(name, partial(self._make, what)) for what, name in (*others.FORMATS, *others.PAPERS)),
        )

    def respeak(self) -> None:
        """The choices speak the language of now."""
        for field, entries in ((self.version, _VERSIONS), (self.tongue, _LANGUAGES)):
            for number, (_value, name) in enumerate(entries):
                field.setItemText(number, say(name))

    # ---- acts

    @Slot()
    def send_home(self) -> None:
        """Puts the PDF and a mail draft into the folder and the second place, and freezes the edition."""
        if self._sender is None:
            return
        second = self.desk.settings.laptop.second_place
        folders = (self._place(), *((Path(second),) if second else ()))
        self._busy(busy=True)
        self._sender.send(self._version(), self._tongue(), folders)

    def others_menu(self) -> TypedMenu:
        """What else can be written, each an action."""
        menu = others.menu(self.desk.state, self)
        menu.triggered.connect(self._on_other)
        menu.keyed.connect(self.line.keyed)
        return menu

    @Slot()
    def _show_others(self) -> None:
        self.others_menu().popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    @Slot(QAction)
    def _on_other(self, action: QAction) -> None:
        self._make(action.data())

    def _make(self, what: object) -> None:
        """Writes something else than the document into its folder."""
        if self._sender is None:
            return
        self._busy(busy=True)
        if isinstance(what, Edition):
            self._sender.make_again(what, self._place())
        elif what in set(Paper):
            self._sender.lay_out(Paper(str(what)), self._tongue(), self._place())
        else:
            self._sender.write((Format(str(what)),), self._version(), self._tongue(), self._place())

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, say(_CHOOSE_FOLDER), str(self._place()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.desk.settings.remember(documents=folder)
        self._show_folder()

    def _show_folder(self) -> None:
        """From the home folder on, where it lies there."""
        place = self._place()
        near = place.is_relative_to(Path.home()) and place != Path.home()
        self._folder.setText(say(_FOLDER, place.relative_to(Path.home()) if near else place))

    @Slot(int)
    def _on_present(self, number: int) -> None:
        self.desk.do(edit_workshop(present=number or None))

    @Slot()
    def _larger(self) -> None:
        self.pages.zoom(1)

    @Slot()
    def _smaller(self) -> None:
        self.pages.zoom(-1)

    @Slot()
    def _on_open_mail(self) -> None:
        if self._mail is not None:
            self._open(self._mail, _NO_MAIL_PROGRAM)

    @Slot()
    def _on_open_folder(self) -> None:
        self._open(self._place(), _NO_FOLDER_PROGRAM)

    def _open(self, path: Path, otherwise: Message) -> None:
        """Opens a file or folder; where no program takes it, its place is on the clipboard, and that is said."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            QGuiApplication.clipboard().setText(str(path))
            self._result.setText(say(otherwise, str(path)))

    # ---- what comes back

    @Slot()
    def _ask(self) -> None:
        """A new preview, as of the last gesture: a page differs because its words do, not because time has passed."""
        printer, log = self.desk.printer, self.desk.log
        if printer is None or not log:
            return
        state, now = self.desk.state, log[-1].at
        sent = self._sent_just_now()
        if sent is not None:  # what went home stays in sight until something is changed
            state, now = state_at(log, sent.gesture), Moment(sent.at_ms, 0, "")
        printer.preview(state, log, now=now, version=self._version(), language=self._tongue(), tell=self._hear)

    def _sent_just_now(self) -> Edition | None:
        """The edition that was sent, where nothing has been done since."""
        last = self.desk.log[-1]
        return latest_edition(self.desk.state) if last.verb is Verb.EDITION_FROZEN and last.undoes is None else None

    def _hear(self, printed: Printed) -> None:
        """In the press's thread, perhaps after this part has gone."""
        if isValid(self):
            self._printed.emit(printed)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.trouble:
            self._about.say(_NOT_PREVIEWED)
            return
        self.pages.show_pdf(printed.pdf)
        self._tell_about()

    def _tell_about(self) -> None:
        state, log = self.desk.state, self.desk.log
        zone, sent, pages = zone_of(state), latest_edition(state), say(_PAGES, self.pages.count)
        if sent is not None and self._sent_just_now() is not None:
            parts = [say(_EDITION, sent.number), pages, say(_SENT_AT, times.clock(sent.at_ms, zone))]
        else:
            number = 1 if sent is None else sent.number + 1
            parts = [say(_EDITION, number), pages, say(_AS_OF, times.clock(log[-1].at.utc_ms, zone))]
            if sent is not None:
                parts.append(say(_REPLACES, sent.number, times.clock(sent.at_ms, zone)))
        self._about.setText(" · ".join(parts))

    @Slot(object)
    def _on_sent(self, sent: Sent) -> None:
        self._busy(busy=False)
        edition = latest_edition(self.desk.state)
        number = edition.number if edition is not None else 1
        self._mail = next((p for p in sent.paths if p.suffix == ".eml"), None)
        words = say(_SENT, number, str(sent.paths[0].parent))
        if sent.trouble:
            words += "\n" + say(_NO_SECOND, str(sent.trouble[0]))
        self._show_result(words, mail=self._mail is not None)

    @Slot(object)
    def _on_written(self, paths: tuple[Path, ...]) -> None:
        self._busy(busy=False)
        words = say(_WRITTEN, len(paths), str(paths[0].parent)) if paths else say(_NOTHING_WRITTEN)
        self._show_result(words, mail=False)

    @Slot(object)
    def _on_made_again(self, made: tuple[Path, Likeness]) -> None:
        self._busy(busy=False)
        path, likeness = made
        self._show_result(say(others.AGAIN[likeness], path.name, str(path.parent)), mail=False)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._busy(busy=False)
        self._show_result(sentence, mail=False)

    def _show_result(self, words: str, *, mail: bool) -> None:
        self._result.setText(words)
        self._open_mail.setVisible(mail)
        self._after.show()
        QTimer.singleShot(0, self, self._reveal)  # when it has its place

    @Slot()
    def _reveal(self) -> None:
        """On a low screen the answer would stand below the fold."""
        self._side.ensureWidgetVisible(self._after)

    def _busy(self, *, busy: bool) -> None:
        self.send_button.say(_SENDING if busy else _SEND)
        self.send_button.setEnabled(not busy)
        self.others.setEnabled(not busy)

    def _version(self) -> str:
        return str(self.version.currentData())

    def _tongue(self) -> str:
        return str(self.tongue.currentData())

    def _place(self) -> Path:
        """Where documents go: the folder that was chosen, else one of our own in the system's Documents."""
        chosen = self.desk.settings.laptop.documents
        if chosen:
            return Path(chosen)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "Plenum"
