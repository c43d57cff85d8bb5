"""Page 1 before the room: word for word what will be printed."""

from __future__ import annotations

from app.document import Version, compose
from app.document.tree import Paragraph, Section
from app.domain.gestures import Moment
from app.domain.plenum import Conclusion, NextStep, Strength
from app.services.projection import Scene, SceneKind
from app.services.sight import PageOne
from app.ui.projector.page_one import parts
from app.ui.projector.showing import show

from tests.services.days import NINE, standing_in, state_of
from tests.services.test_projection import PRIVATE, secret

FIRM = [Conclusion(f"n{n}", f"{n}", f"Ja {n}", Strength.AGREED) for n in range(7)]
LOOSE = [Conclusion("m", "9", "Måske", Strength.OPEN)]
STEPS = [NextStep("x", "a", "Ringe til Køge", with_whom="SDU"), NextStep("y", "b", "Skrive", "Per", due_words="snart")]


def test_every_conclusion_and_step_stands_on_one_part_in_the_documents_order() -> None:
    found = parts(state_of(*FIRM, *LOOSE, *STEPS), "da")
    assert [p.section for p in found] == [1, 2, 3, 4]
    assert {p.sections for p in found} == {4}
    assert [e.words for p in found for e in p.entries] == [*(f"Ja {n}" for n in range(7)), "Måske"]
    second, first = found[2].steps  # the document sorts them by when
    assert (first.what, second.what) == ("Ringe til Køge", "Skrive")
    assert not first.knows_who
    assert first.with_whom == "SDU"
    assert second.knows_when
    assert all(len(p.entries) <= 5 for p in found)


def test_the_words_are_the_documents() -> None:
    state = state_of(*FIRM, *LOOSE, *STEPS)
    document = compose(state, "da", Version.FULL, Moment(NINE, 0, "boot"))
    printed = "\n".join(words(section) for section in document.page_one)
    for part in parts(state, "da"):
        assert part.heading in printed
        for entry in part.entries:
            assert entry.words in printed
            assert entry.standing in printed
        for step in part.steps:
            assert step.what in printed
            assert step.who in printed
            assert step.when in printed


def words(block: object) -> str:
    """Every word of a part of the document."""
    if isinstance(block, Paragraph):
        return block.words
    if isinstance(block, str):
        return block
    if isinstance(block, tuple):
        return "\n".join(map(words, block))
    fields = getattr(type(block), "__slots__", ()) if isinstance(block, Section) or hasattr(block, "__slots__") else ()
    return "\n".join(words(getattr(block, name)) for name in fields)


def test_a_part_that_is_not_there_is_the_nearest_and_an_empty_page_says_so() -> None:
    state = state_of(*FIRM)
    standing = standing_in("steps")
    shown = [show(state, standing, Scene(SceneKind.PAGE_ONE, s)).seen for s in (None, "0", "99", "x", "²")]
    assert all(isinstance(seen, PageOne) for seen in shown)
    empty = parts(state_of(), "en")
    assert empty[0].note == "No conclusions were written down."


def test_nothing_private_stands_on_page_one() -> None:
    state = state_of(*secret(PRIVATE), items=())
    assert PRIVATE not in repr(parts(state, "da"))
