"""Headings of advice as themes ready to hand, and the letters themes are filed by."""

from __future__ import annotations

from app.domain.debate import Topic, TopicKind
from app.domain.gestures import State
from app.domain.plenum import Theme

LETTERS = "ABCDEFGHIJLOPQRSTUVWXYZ"
"""The keys of themes in sorting. N is next, M merges, K concludes."""

READY = "advice/"
"""What the id of a theme made from a heading of advice begins with; the heading's id follows."""


def ready_themes(state: State) -> tuple[Theme, ...]:
    """The theme of each heading of advice: the one that was made of it, else the one that filing under it will make.

    A heading's letter is its place in the list; where a theme bears that letter already, the next free one.
    """
    made = {t.advice: t for t in state.of(Theme).values() if t.advice is not None}
    taken = {t.letter for t in state.of(Theme).values()}
    advice = sorted(headings(state), key=lambda t: (t.rank, t.id))
    own = {_letter_of(t) for t in advice}
    ready = []
    for topic in advice:
        letter = _letter_of(topic)
        if letter in taken:
            letter = next((c for c in LETTERS if c not in taken and c not in own), "")
        theme = made.get(topic.id) or Theme(READY + topic.id, topic.rank, letter, topic.title, topic.id)
        taken.add(theme.letter)
        ready.append(theme)
    return tuple(ready)


def theme_at(state: State, id: str) -> Theme:
    """A theme by its id, also one that is only ready to hand. Raises Refused("gone")."""
    made = state.of(Theme).get(id)
    if made is None and id.startswith(READY):
        advice = id.removeprefix(READY)
        ready = next((t for t in ready_themes(state) if t.advice == advice), None)
        if ready is not None:
            return ready
    return state.get(Theme, id) if made is None else made


def _letter_of(advice: Topic) -> str:
    return LETTERS[advice.number - 1] if 0 < advice.number <= len(LETTERS) else ""


def headings(state: State) -> list[Topic]:
    """The topics that are headings of advice."""
    return [t for t in state.of(Topic).values() if t.kind is TopicKind.ADVICE]


def free_letter(state: State) -> str:
    """The first letter that no theme bears; those of the headings of advice are kept for them."""
    taken = {t.letter for t in state.of(Theme).values()}
    taken.update(t.letter for t in ready_themes(state))
    return next((letter for letter in LETTERS if letter not in taken), "")
