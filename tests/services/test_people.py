"""Who speaks, written and read: what is known stays whole."""

from __future__ import annotations

from app.domain.gestures import Entity, State
from app.domain.programme import Organisation, Person
from app.services import people
from app.services.intake import Named
from hypothesis import given
from hypothesis import strategies as st

_BITS = st.sampled_from(["Ada", "Bo", "Sund", "Bælt", "og", "and", "&", "(Køge)", "Holm,", "Jensen, Bo", "A;B"])
_AND = ("og", "and", "&")
_NAMES = (
    st.lists(_BITS, min_size=1, max_size=4)
    .filter(lambda bits: bits[0] not in _AND and bits[-1] not in _AND)  # nobody is called "og Ada"
    .map(" ".join)
)


def knowing(named: tuple[Named, ...]) -> State:
    """A workshop that knows these people and where they come from."""
    persons: dict[str, Entity] = {f"p{n}": Person(f"p{n}", each.name) for n, each in enumerate(named)}
    homes: dict[str, Entity] = {
        f"o{n}": Organisation(f"o{n}", each.organisation) for n, each in enumerate(named) if each.organisation
    }
    return State({Person: persons, Organisation: homes})


@st.composite
def _people(draw: st.DrawFn) -> tuple[Named, ...]:
    """Some with where they come from, which is nobody's name: that would be read as somebody more."""
    names = draw(st.lists(_NAMES, max_size=4, unique_by=str.casefold))
    homes = st.sampled_from(["SDU", "Kultur og Fritid", "Sund, Bælt & Co", "SDU (Odense)", "Nord; Syd", "", ""])
    return tuple(Named(name, draw(homes)) for name in names)


@given(_people())
def test_known_names_are_read_as_they_are_written(named: tuple[Named, ...]) -> None:
    assert people.named_in(knowing(named), people.written(named)) == named


def test_what_would_fall_apart_stays_whole_beside_somebody_new() -> None:
    known = (Named("Sund & Bælt"), Named("Jensen, Bo", "Kultur og Fritid"), Named("Ada (bib)", "SDU (Odense)"))
    state = knowing(known)
    assert people.named_in(state, people.written(known)) == known
    assert people.named_in(state, "sund &  bælt; Ny Person; jensen, bo og Ada (bib)") == (
        Named("sund & bælt"),
        Named("Ny Person"),
        Named("jensen, bo"),
        Named("Ada (bib)"),
    )
    assert people.named_in(state, "Sund & Bælter") == (Named("Sund"), Named("Bælter"))
