"""Whatever was typed, the document passes both standards and reads out its own words."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from app.document import Version, compose
from app.domain.gestures import Moment, State
from app.report import grid
from app.report.bidi import is_rtl
from app.report.faces import settable
from app.report.pdf import render
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FUZZ
from tests.document.spoken import spoken
from tests.report import structure
from tests.report.hostile import workshops
from tests.report.structure import read
from tests.report.test_pdf import read_out
from tests.report.validator import failures, needs_validator

NOW = Moment(1_773_327_600_000, 0, "boot")
WORKSHOPS = 500 if FUZZ else 50


def test_fuzzed_workshops_pass_both_standards_and_read_out_their_own_words() -> None:
    needs_validator()
    folder = Path(mkdtemp(prefix="fuzz-"))
    made: list[Path] = []

    @settings(max_examples=WORKSHOPS)
    @given(workshops(), st.sampled_from(["da", "en"]), st.sampled_from([Version.FULL, Version.ANONYMOUS]))
    def make(state: State, language: str, version: Version) -> None:
        document = compose(state, language, version, NOW, participants=True)
        content = render(document)
        said = read(" ".join(settable(words, grid.TEXT) for words in spoken(document)))
        heard = read(settable(" ".join(read_out(structure.of(content))), grid.TEXT))  # a picture has words of its own
        assert "".join(heard.split()) == "".join(said.split())
        if not is_rtl(said):
            assert heard == said
        made.append(folder / f"{len(made)}.pdf")
        made[-1].write_bytes(content)

    make()
    assert len(made) >= WORKSHOPS
    assert failures(made) == {}


@settings(max_examples=20)
@given(workshops(), st.sampled_from(["da", "en"]))
def test_the_short_version_of_a_fuzzed_workshop_can_be_read(state: State, language: str) -> None:
    content = render(compose(state, language, Version.SHORT, NOW))
    assert structure.of(content).tag == "Document"
    assert content == render(compose(state, language, Version.SHORT, NOW))
