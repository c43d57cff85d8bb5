"""Whatever is done in whatever order, what was acknowledged is there, and the tables are what the log says."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.domain.gestures import Refused
from app.domain.verbs import Stack
from app.storage import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.workshops import Laptop, new, opened

ACTS = st.one_of(
    st.tuples(st.just("say"), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)),
    st.tuples(st.just("draft"), st.text(st.characters(exclude_categories=["Cs"]), max_size=8)),
    st.tuples(st.sampled_from(["undo", "redo", "flush", "close", "kill", "backup", "check"]), st.just("")),
)


def _do(laptop: Laptop, act: str, text: str, drafts: dict[str, str]) -> None:
    try:
        if act == "say":
            laptop.say(text)
            drafts.pop("line", None)
        elif act == "draft":
            laptop.logbook.draft("line", text)
            drafts.update({"line": text} if text else {})
            if not text:
                drafts.pop("line", None)
        elif act == "undo":
            laptop.logbook.undo(Stack.WORDS)
        elif act == "redo":
            laptop.logbook.redo(Stack.WORDS)
        elif act == "backup":
            assert laptop.store.backup()
        elif act == "check":
            assert laptop.store.ask(lambda book: book.check()) == ()  # type: ignore[attr-defined]
    except Refused:
        pass  # nothing to undo, or words that are none


@settings(max_examples=25)
@given(st.lists(ACTS, max_size=25))
def test_property_any_order_keeps_what_was_acknowledged(acts: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        laptop = new(Path(folder) / "data")
        drafts: dict[str, str] = {}
        for act, text in acts:
            _do(laptop, act, text, drafts)
            if act == "flush":
                assert laptop.store.flush(30)
            if act in {"close", "kill"}:
                log, state = laptop.logbook.log, laptop.logbook.state
                if act == "kill":
                    assert laptop.store.flush(30)
                    laptop.store.abandon()
                else:
                    assert laptop.close()
                laptop = opened(Path(folder) / "data")
                assert tuple(laptop.loaded.log) == log
                assert rows.same(laptop.loaded.state, state)
                assert laptop.loaded.drafts == drafts
                assert laptop.loaded.notices == ()
        laptop.close()
        assert laptop.library.check("day") == ()
