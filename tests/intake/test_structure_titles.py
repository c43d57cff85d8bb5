"""What a programme is called."""

from __future__ import annotations

import pytest
from app.intake.reading import read

DAY = "\n9.00 Kaffe\n9.30 Velkomst\n12.00 Frokost\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Temadag om skove\n", "Temadag om skove"),
        ("# Temadag om skove\nTorsdag den 5. marts\n", "Temadag om skove"),
        ("Studietur til Aarhus, torsdag den 5. marts 2026\n", "Studietur til Aarhus"),
        ("Program\n", ""),
        ("DAGSORDEN\nFormiddag\n", ""),
        ("Kære alle\n\nVi glæder os til at se jer i morgen.\n", ""),
        (
            "Kære alle\n\nHer er programmet for temadagen om fællesskaber i Vejle torsdag den 16. april på havnen.\n",
            "Temadagen om fællesskaber i Vejle",
        ),
        (
            "Liebe alle,\n\nanbei das Programm für die Klausur der Ortsvereine am 5. März.\n",
            "Die Klausur der Ortsvereine",
        ),
    ],
)
def test_the_title_of_a_programme(above: str, title: str) -> None:
    assert read(above + DAY).title == title


def test_a_footer_gives_no_title() -> None:
    assert read("9.00 Kaffe\n9.30 Velkomst\n\nDato: 12. marts 2026\nPris: 150 kr.\n").title == ""


def test_a_list_without_clocks_has_a_title_too() -> None:
    assert read("Årsmøde i haveforeningen\n\n1. Valg\n2. Beretning\n3. Eventuelt\n").title == "Årsmøde i haveforeningen"
