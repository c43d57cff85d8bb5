"""Tokens turned into Qt: the fonts, the palette of the controls, and one small style sheet for the frames."""

from __future__ import annotations

import gc
from functools import cache
from string import Template

from PySide6 import QtGui
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import folder
from app.ui.design.tokens import FAMILY, PALETTES, SCROLLER, TYPE, Look, Palette


class _Worn:
    """The look in force."""

    look = Look.LIGHT
    fonts = styled = False


def look() -> Look:
    """The look in force."""
    return _Worn.look


def palette() -> Palette:
    """Its palette."""
    return PALETTES[_Worn.look]


def colour(token: str) -> QColor:
    """A token of the palette in force."""
    return QColor(getattr(palette(), token))


def outlined() -> bool:
    """Whether a selection is outlined, and tracks are thin: nothing is told by a fill in high contrast."""
    return palette().edge != "transparent"


def _off() -> str:
    """The edge of what cannot be pressed now: in high contrast, where its words stay white, it is broken."""
    return "dashed" if outlined() else "solid"


def font(role: str) -> QFont:
    """The font of a role of the type scale. Its figures are of one width, so a running number never jitters.

    The caller's own: who needs it in another size may change it.
    """
    return QFont(_font(role))


@cache
def _font(role: str) -> QFont:
    px, weight = TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role == "overline":
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return made


def load_fonts() -> None:
    """Makes the program's own fonts known to Qt, once. Italics are for paper: no screen has any."""
    if not _Worn.fonts:
        _Worn.fonts = True
        for weight in ("Regular", "Semibold"):
            QFontDatabase.addApplicationFont(str(folder("fonts") / f"SourceSans3-{weight}.ttf"))


def arguments(program: list[str]) -> list[str]:
    """What an application is made with, so that its style is ours from the first widget on."""
    _Worn.styled = True
    return [*program, "-style", "Fusion"]


def apply(app: QApplication, wanted: Look) -> None:
    """Makes `wanted` the look of the whole application, at once and in every window."""
    _Worn.look = wanted
    load_fonts()
    # Qt goes through every widget there is: none may be collected under its hand.
    collects = gc.isenabled()
    if collects:
        gc.collect()
        gc.disable()
    try:
        if not _Worn.styled:
            _Worn.styled = True
            app.setStyle("Fusion")
        app.setFont(font("body"))
        app.setPalette(_qpalette(palette()))
        app.setStyleSheet(_SHEET.substitute(palette()._asdict(), scroller=SCROLLER, off=_off(), hint=_hint(palette())))
    finally:
        if collects:
            gc.enable()


def program_icon() -> QtGui.QIcon:
    """The program's own mark, as it stands in the start menu: two voices on the accent."""
    return QtGui.QIcon(str(folder("desktop") / "plenum.svg"))


HINTED = "#BDBDBD"
"""What a field invites to in high contrast, where all words are white: 11:1 on black, and told from what was typed."""


def _hint(p: Palette) -> str:
    return HINTED if p.muted == p.ink else p.muted


def _qpalette(p: Palette) -> QPalette:
    """Every role that Fusion and the item views read."""
    role = QPalette.ColorRole
    colours = {
        role.Window: p.bg, role.WindowText: p.ink, role.Base: p.surface, role.Text: p.ink,
        role.AlternateBase: p.bg, role.Button: p.surface, role.ButtonText: p.ink, role.BrightText: p.on_accent,
        role.PlaceholderText: _hint(p),
        role.Highlight: p.accent, role.HighlightedText: p.on_accent,
        role.ToolTipBase: p.ink, role.ToolTipText: p.surface, role.Link: p.accent, role.LinkVisited: p.accent,
        role.Midlight: p.grid, role.Mid: p.hairline, role.Light: p.surface, role.Dark: p.border, role.Accent: p.accent,
    }  # fmt: skip
    made = QPalette()
    for each, value in colours.items():
        made.setColor(each, QColor(value))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(p.border))
    return made


_SHEET = Template("""
QToolTip { background: $ink; color: $surface; border: 0; padding: 4px 8px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="soon"] { color: $soon; }
QLabel[tone="late"] { color: $late; }
QLabel[tone="on_accent"] { color: $on_accent; }
QLabel[box="chip"] { background: $accent_soft; color: $accent; border: 1px solid $edge; border-radius: 6px;
    padding: 0 10px; }
QLabel[box="number"] { background: $sunken; border: 1px solid $edge; border-radius: 14px; min-width: 26px; }
QLabel[box="number on"] { background: $accent; color: $on_accent; border-radius: 14px; min-width: 28px; }
QLabel[box="keycap"] { background: $surface; color: $ink; border: 1px solid $border; border-radius: 4px;
    padding: 0 6px; }
QFrame[fill="surface"] { background: $surface; }
QFrame[fill="bg"] { background: $bg; }
QFrame[fill="sunken"] { background: $sunken; }
QFrame[fill="soon"], QFrame[fill="soon_fill"] { background: $soon_fill; }
QFrame[fill="late"], QFrame[fill="late_fill"] { background: $late_fill; }
QFrame[fill="accent"] { background: $accent; }
QFrame[fill="ink"] { background: $ink; }
QFrame[fill="accent_soft"] { background: $accent_soft; }
QFrame[select="off"] { border: 2px solid transparent; }
QFrame[select="on"] { background: $accent_soft; border: 2px solid $edge; }
QFrame[box="logo"] { border-radius: 12px; }
QFrame[box="card"] { background: $surface; border: 1px solid $hairline; border-radius: 8px; padding: 1px; }
QFrame[box="card"][tone="soon"] { border: 2px solid $soon; padding: 0; }
QFrame[box="field"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[box="toast"] { background: $ink; border: 1px solid $surface; border-radius: 8px; }
QFrame[box="toast"] QLabel { color: $surface; }
QFrame[rule="h"] { background: $hairline; border: 0; max-height: 1px; min-height: 1px; }
QFrame[rule="v"] { background: $hairline; border: 0; max-width: 1px; min-width: 1px; }
QPushButton { background: $surface; color: $ink; border: 1px solid $border; border-radius: 6px;
    padding: 0 12px; min-height: 34px; }
QPushButton:hover { background: $accent_soft; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $border; border-color: $hairline; border-style: $off; background: transparent; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:disabled { background: transparent; border: 1px $off $hairline; color: $border; }
QPushButton[kind="chosen"] { background: $accent_soft; border: 2px solid $accent; min-height: 32px; }
QPushButton[kind="quiet"] { background: transparent; border: 0; color: $accent; padding: 0; min-height: 34px; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="toast"] { background: transparent; border-color: $surface; color: $surface; min-height: 34px; }
QPushButton[kind="toast"]:hover { background: $ink; }
QPushButton[kind="chip"] { background: $accent_soft; color: $accent; border: 1px solid $edge; border-radius: 6px;
    padding: 0 10px; min-height: 34px; max-height: 34px; }
QPushButton[kind="nav"] { background: transparent; border: 2px solid transparent; text-align: left;
    padding: 0 10px; min-height: 32px; }
QPushButton[kind="nav"]:hover { background: $sunken; }
QPushButton[kind="nav"]:checked { background: $accent_soft; border-color: $edge; color: $accent; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 8px; }
QToolButton:hover { background: $sunken; }
QToolButton:checked { background: $accent_soft; border-color: $edge; }
QLineEdit, QSpinBox, QDateEdit, QTimeEdit, QComboBox { background: $surface; color: $ink; border: 1px solid $border;
    border-radius: 6px; padding: 0 8px; min-height: 34px; placeholder-text-color: $hint;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit[frame="false"] { background: transparent; border: 0; padding: 0; min-height: 0; }
QAbstractItemView QLineEdit[frame="false"] { background: $surface; padding: 0 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QAbstractSpinBox > QLineEdit[frame="false"] { background: transparent; border: 0; padding: 0 8px; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { background: $surface; color: $ink; border: 1px solid $border; border-radius: 6px;
    padding: 4px; placeholder-text-color: $hint; selection-background-color: $accent;
    selection-color: $on_accent; }
QAbstractItemView { background: transparent; border: 0; outline: 0; selection-background-color: $accent_soft;
    selection-color: $ink; }
QListWidget[box="field"] { padding: 4px; }
QListWidget[box="field"]::item { min-height: 28px; padding: 0 6px; border-radius: 4px; }
QListWidget[box="field"]::item:selected { background: $accent_soft; color: $ink; border: 2px solid $edge; }
QHeaderView, QHeaderView::section { background: transparent; border: 0; color: $muted; }
QMenu { background: $surface; color: $ink; border: 1px solid $border; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::separator { background: $hairline; height: 1px; margin: 4px 8px; }
QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: ${scroller}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroller}px; margin: 0; }
QScrollBar::handle { background: $hairline; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $border; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
"""Palette for the controls, this for the frames; fonts are set on the widgets, so that their features survive."""
