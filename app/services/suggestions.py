"""Where a remark may belong: three themes, ranked, for a facilitator to choose from. Nothing is applied by itself.

A remark and a theme are compared by their pieces of words, three to five letters long, each weighed by how rare it is
in what was said today (TF-IDF): that holds up where Danish compounds and endings would hide a whole word, and it needs
no model. A theme is what stands under it, and its title twice.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.debate import Contribution
from app.domain.gestures import State
from app.services.folding import words_of
from app.services.harvest import ThemeRow, themes
from app.services.reading import remarks

SUGGESTED = 3
"""How many themes are suggested."""

_SHORTEST, _LONGEST = 3, 5
_TITLE = 2.0
"""A title counts as so many remarks."""

_SAMPLE = 1_000
"""So many of the day's first remarks are enough to know which pieces are rare."""

_MEMBERS = 100
"""So many of a theme's last remarks are enough to know it."""

Vector = Mapping[str, float]


def pieces(text: str) -> Iterable[str]:
    """The pieces of each word of a text, its beginning and its end marked by a space."""
    for word in words_of(text):
        marked = f" {word} "
        for length in range(_SHORTEST, _LONGEST + 1):
            for start in range(len(marked) - length + 1):
                yield marked[start : start + length]


@dataclass(slots=True)
class _Known:
    """A theme as it was last seen: the sum of its remarks' vectors, and how long that sum is."""

    title: str = ""
    members: dict[str, str] = field(default_factory=dict)  # remark -> its words
    pieces: dict[str, float] = field(default_factory=dict)
    length: float = 0.0


class Suggester:
    """Remembers how rare each piece is and what each theme is made of; a gesture costs what it changed."""

    def __init__(self) -> None:
        self._sampled: tuple[str, ...] = ()
        self._rarity: dict[str, float] = {}
        self._common = 1.0
        self._themes: dict[str, _Known] = {}

    def follow(self, state: State) -> None:
        """Takes up what has changed; `for_remark` does it by itself, a screen may do it before the first is asked."""
        self._sample(remarks(state))
        rows = themes(state)
        self._themes = {row.theme.id: self._known(row) for row in rows}

    def for_remark(self, state: State, remark: str) -> tuple[str, ...]:
        """The ids of up to three themes, the likeliest first; those the remark stands under already are left out."""
        said = state.of(Contribution).get(remark)
        if said is None:
            return ()
        self.follow(state)
        wanted = self._vector(said.text)
        scores = [
            (-round(_likeness(wanted, known), 9), place, id)
            for place, (id, known) in enumerate(self._themes.items())
            if remark not in known.members
        ]
        return tuple(id for score, _place, id in sorted(scores)[:SUGGESTED] if score < 0)

    def _sample(self, said: Sequence[Contribution]) -> None:
        """Counts the pieces of the first remarks: a number of them that grows in steps, so that most remarks to come
        leave the weights as they are."""
        size = 0
        while (step := size + max(1, size // 4)) <= min(len(said), _SAMPLE):
            size = step
        sampled = tuple(r.text for r in said[:size])
        if sampled == self._sampled:
            return
        self._sampled, self._themes = sampled, {}
        held: Counter[str] = Counter()
        for text in sampled:
            held.update(set(pieces(text)))
        self._common = math.log(1 + size) + 1
        self._rarity = {piece: math.log((1 + size) / (1 + count)) + 1 for piece, count in held.items()}

    def _vector(self, text: str) -> Vector:
        """The weight of each piece of a text; the whole is one long."""
        rarity, common = self._rarity, self._common
        weights = {
            piece: (1 + math.log(count)) * rarity.get(piece, common) for piece, count in Counter(pieces(text)).items()
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {piece: w / length for piece, w in weights.items()}

    def _known(self, row: ThemeRow) -> _Known:
        known = self._themes.get(row.theme.id)
        members = {r.id: r.text for r in row.remarks[-_MEMBERS:]}
        if known is not None and known.title == row.theme.title and known.members == members:
            return known
        if known is None or known.title != row.theme.title:
            known = _Known(row.theme.title)
            _add(known.pieces, self._vector(row.theme.title), _TITLE)
        for id, text in known.members.items():
            if members.get(id) != text:
                _add(known.pieces, self._vector(text), -1.0)
        for id, text in members.items():
            if known.members.get(id) != text:
                _add(known.pieces, self._vector(text), 1.0)
        known.members = members
        known.length = math.sqrt(sum(w * w for w in known.pieces.values())) or 1.0
        return known


def _add(into: dict[str, float], vector: Vector, times: float) -> None:
    for piece, weight in vector.items():
        into[piece] = into.get(piece, 0.0) + times * weight


def _likeness(wanted: Vector, known: _Known) -> float:
    held = known.pieces
    return sum([weight * held[piece] for piece, weight in wanted.items() if piece in held]) / known.length
