"""The language of every window, switched at once: the catalogue, Qt's own texts, and LanguageChange to all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.words import language, set_language


class _Qt:
    """Qt's own texts in the language spoken now; English needs none."""

    translator: QTranslator | None = None


def speak(code: str) -> None:
    """Speaks "da" or "en" from now on, in every window.

    Installing and removing a translator makes Qt send LanguageChange to every widget; where Qt has no texts of its
    own for the language, it is sent from here.
    """
    app = QApplication.instance()
    same = code == language() and (_Qt.translator is not None or code == "en")
    if not isinstance(app, QApplication) or same:
        set_language(code)
        return
    set_language(code)
    QLocale.setDefault(QLocale(QLocale.Language.Danish if code == "da" else QLocale.Language.English))
    told = False
    if _Qt.translator is not None:
        told = app.removeTranslator(_Qt.translator)
        _Qt.translator = None
    if code != "en":
        translator = QTranslator(app)
        if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            told = app.installTranslator(translator)
            _Qt.translator = translator
    if not told:
        for widget in app.topLevelWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
