"""The Document part: what a facilitator sees before sending, and what goes home."""

from __future__ import annotations

import email
import email.policy
from hashlib import sha256
from pathlib import Path

import pytest
from app.domain.debate import Contribution
from app.domain.plenum import Conclusion, Edition, NextStep
from app.domain.programme import WORKSHOP, Workshop
from app.services.plenum import edit_conclusion
from app.services.ports import Likeness
from app.services.setup import edit_workshop
from app.services.words import edit_remark, redact
from app.ui.desk import Desk
from app.ui.document.part import DocumentPart
from app.words import set_language
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def out(desk: Desk) -> Path:
    return Path(desk.settings.laptop.documents)


def sent(qtbot: QtBot, part: DocumentPart) -> None:
    before = len(part.desk.state.of(Edition))
    qtbot.mouseClick(part.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(part.desk.state.of(Edition)) > before, timeout=60_000)
    qtbot.waitUntil(part.send_button.isEnabled)  # the edition is frozen before the window hears of it


def test_the_preview_follows_an_edit_and_opens_at_what_was_changed(qtbot: QtBot, part: DocumentPart) -> None:
    first = part.pages.words
    assert "Workshop Digitalt medborgerskab" in first[0]
    last = list(part.desk.state.of(Contribution).values())[-1]
    bar = part.pages.verticalScrollBar()
    assert bar.value() == 0
    part.desk.do(edit_remark(last.id, "Skemaet sendes rundt inden mandag"))
    qtbot.waitUntil(lambda: part.pages.words != first, timeout=60_000)
    changed = next(n for n, words in enumerate(part.pages.words) if "Skemaet sendes rundt" in words)

    assert changed > 0
    assert bar.value() > 0


def test_the_list_says_what_is_missing_and_jumps_there(qtbot: QtBot, part: DocumentPart) -> None:
    asked: list[tuple[str, object]] = []
    part.go_to.connect(lambda key, at: asked.append((key, at)))
    buttons = [
        b for b in part.checks.findChildren(QWidget) if b.isVisible() and b.metaObject().className() == "ActionButton"
    ]
    assert buttons
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    steps = part.desk.state.of(NextStep)
    nobody = next(s.id for s in steps.values() if not s.who)
    assert ("steps", nobody) in asked
    assert {key for key, _ in asked} <= {"steps", "plenum"}


def test_how_many_are_here_is_written_in_place(qtbot: QtBot, part: DocumentPart) -> None:
    part.present.setFocus()
    part.present.selectAll()
    qtbot.keyClicks(part.present, "58")
    qtbot.keyClick(part.present, Qt.Key.Key_Return)
    assert part.desk.state.get(Workshop, WORKSHOP).present == 58


def test_sending_puts_the_pdf_and_a_mail_draft_and_freezes_an_edition(qtbot: QtBot, part: DocumentPart) -> None:
    sent(qtbot, part)
    (edition,) = part.desk.state.of(Edition).values()
    (pdf,) = out(part.desk).glob("*.pdf")
    assert edition.digest == sha256(pdf.read_bytes()).hexdigest()
    (draft,) = out(part.desk).glob("*.eml")
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == pdf.read_bytes()


def again(qtbot: QtBot, part: DocumentPart, number: int) -> tuple[Path, Likeness]:
    """The edition of this number, from the menu of the others."""
    action = next(a for a in part.others_menu().actions() if a.text().startswith(f"Edition {number} again"))
    with qtbot.waitSignal(part._sender.made_again, timeout=60_000) as made:
        action.trigger()
    return made.args[0]


def test_an_edition_whose_words_were_taken_away_since_says_so(qtbot: QtBot, part: DocumentPart) -> None:
    sent(qtbot, part)
    remark = next(c for c in part.desk.state.of(Contribution).values() if c.words)
    part.desk.do(redact(remark.id))
    path, same = again(qtbot, part, 1)
    assert same is Likeness.REDACTED
    assert "words were taken away since" in part._result.text()
    assert path.stat().st_size


def test_an_edition_can_be_made_again_byte_for_byte_also_after_the_day_went_on(
    qtbot: QtBot, part: DocumentPart
) -> None:
    sent(qtbot, part)
    (first,) = out(part.desk).glob("*.pdf")
    whole = first.read_bytes()
    conclusion = next(iter(part.desk.state.of(Conclusion)))
    part.desk.do(edit_conclusion(conclusion, text="Bibliotek og borgerservice planlægger sammen."))
    sent(qtbot, part)
    editions = sorted(part.desk.state.of(Edition).values(), key=lambda e: e.number)
    second = next(p for p in out(part.desk).glob("*.pdf") if p != first)
    assert again(qtbot, part, 1) == (first, Likeness.SAME)
    assert first.read_bytes() == whole
    latest = second.read_bytes()
    second.unlink()
    assert again(qtbot, part, 2) == (second, Likeness.SAME)
    assert second.read_bytes() == latest
    assert part._result.text() == f"{second.name} is in {second.parent}, byte for byte as it went home"
    assert any("Bibliotek og borgerservice planlægger sammen." in line for line in editions[1].changes)


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_frozen(qtbot: QtBot, part: DocumentPart) -> None:
    in_the_way = out(part.desk)
    in_the_way.write_text("a file where the folder should be")
    with qtbot.waitSignal(part._sender.failed, timeout=60_000) as failed:
        qtbot.mouseClick(part.send_button, Qt.MouseButton.LeftButton)
    assert str(in_the_way) in failed.args[0]
    assert part.send_button.isEnabled()
    assert not part.desk.state.of(Edition)


def test_a_second_place_that_is_gone_does_not_keep_the_first_from_its_document(
    qtbot: QtBot, part: DocumentPart, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("no folder")
    part.desk.settings.remember(second_place=str(tmp_path / "stick"))
    sent(qtbot, part)
    assert len(list(out(part.desk).glob("*.pdf"))) == 1
    assert str(tmp_path / "stick") in part._result.text()


def test_everything_has_a_name_in_both_languages(qtbot: QtBot, part: DocumentPart) -> None:
    for language in ("da", "en"):
        set_language(language)
        part.changeEvent(QEvent(QEvent.Type.LanguageChange))
        for widget in part.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                face = QAccessible.queryAccessibleInterface(widget)
                assert face.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(("text", "endings"), [("group", [".pdf"]), ("programme", [".pdf"]), ("mail", [".eml"])])
def test_papers_for_the_tables_and_for_those_who_took_a_step_on(
    qtbot: QtBot, part: DocumentPart, text: str, endings: list[str]
) -> None:
    action = next(a for a in part.others_menu().actions() if text in a.text().casefold())
    with qtbot.waitSignal(part._sender.written, timeout=60_000) as written:
        action.trigger()
    (paths,) = written.args
    assert sorted({path.suffix for path in paths}) == endings
    assert all(path.stat().st_size for path in paths)
    owners = {s.who for s in part.desk.state.of(NextStep).values() if s.who}
    assert len(paths) == (len(owners) if text == "mail" else 1)


def test_what_went_home_stays_in_sight_until_something_is_changed(qtbot: QtBot, part: DocumentPart) -> None:
    sent(qtbot, part)
    qtbot.waitUntil(lambda: "saved in the folder at" in part._about.text(), timeout=60_000)
    (pdf,) = out(part.desk).glob("*.pdf")
    shown = part.pages.words
    part.pages.show_pdf(pdf.read_bytes())
    assert part.pages.words == shown
    part.desk.do(edit_workshop(present=42))
    qtbot.waitUntil(lambda: "replaces edition 1" in part._about.text(), timeout=60_000)
    assert "42 til stede" in part.pages.words[0]
    assert "oplysningerne om dagen" in part.pages.words[0].replace("\r\n", " ")


def test_a_click_into_the_number_of_those_present_lets_it_be_written(qtbot: QtBot, part: DocumentPart) -> None:
    part.desk.do(edit_workshop(present=None))
    part.setFocus()
    qtbot.mouseClick(part.present.lineEdit(), Qt.MouseButton.LeftButton)
    part.present.setFocus()
    qtbot.waitUntil(lambda: part.present.lineEdit().selectedText() == part.present.lineEdit().text())
    qtbot.keyClicks(part.present, "42")
    qtbot.keyClick(part.present, Qt.Key.Key_Return)
    assert part.desk.state.get(Workshop, WORKSHOP).present == 42


def test_the_files_of_a_rehearsal_say_so_in_their_names(qtbot: QtBot, part: DocumentPart) -> None:
    part.tongue.setCurrentIndex(part.tongue.findData("da"))
    part.desk.do(edit_workshop(rehearsal=True))
    sent(qtbot, part)
    names = sorted(file.name for file in out(part.desk).iterdir())
    assert len(names) == 2
    assert all(" øvelse 1." in name for name in names), names
    group_sheets = next(a for a in part.others_menu().actions() if a.text().startswith("Group sheets"))
    group_sheets.trigger()
    qtbot.waitUntil(lambda: any("øvelse gruppeark" in f.name for f in out(part.desk).iterdir()), timeout=60_000)
