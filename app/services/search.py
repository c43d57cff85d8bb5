"""Search as one types, over every remark of the day, inside words too: a Danish compound hides what one looks for.

Case does not matter, and a plain letter finds its accented sisters; an accent that is typed must be there. Several
words must all be there, in any order. Codes are found too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, repeat
from operator import contains

from app.domain.debate import Contribution
from app.domain.gestures import State
from app.services.folding import exact, plain, unaccented
from app.services.kept import differing
from app.services.reading import remarks

_MANY = 1_000
"""From so many new texts on it pays to lay them out anew."""


class Finder:
    """Remembers each remark's text as it is searched, and what the last query found: the next key looks only there.

    It follows the state by what differs, never by building anew at a key.
    """

    def __init__(self) -> None:
        self._known: Mapping[str, Contribution] = {}
        self._forms: dict[str, tuple[str, str]] = {}
        self._order: tuple[Contribution, ...] = ()
        self._plain: list[str] = []
        self._exact: list[str] = []
        self._query, self._places = "", list[int]()

    def follow(self, state: State) -> None:
        """Takes up what has changed; `find` does it by itself, a screen may do it ahead of the first key."""
        entities = state.of(Contribution)
        if entities is self._known:
            return
        changes = tuple(differing(self._known, entities))
        for was, now in changes:
            if now is not None:
                accented = exact(_searched(now))
                self._forms[now.id] = (unaccented(accented), accented)
            elif was is not None:
                del self._forms[was.id]
        self._known, self._order = entities, remarks(state)
        forms = [self._forms[r.id] for r in self._order]
        self._plain, self._exact = [f[0] for f in forms], [f[1] for f in forms]
        if len(changes) > _MANY:
            self._plain, self._exact = _side_by_side(self._plain), _side_by_side(self._exact)
            ids = (r.id for r in self._order)
            self._forms.update(zip(ids, zip(self._plain, self._exact, strict=True), strict=True))
        self._query = ""

    def find(self, state: State, query: str) -> tuple[Contribution, ...]:
        """The remarks that hold every word of the query, in order; all of them for an empty one."""
        self.follow(state)
        wanted = query.split()
        if not wanted:
            self._query = ""
            return self._order
        narrower = query.startswith(self._query) and exact(query).startswith(exact(self._query))
        known = self._query.split() if narrower and 2 * len(self._places) < len(self._order) else []
        places = self._places if known else None
        for word in sorted(set(wanted).difference(known), key=len, reverse=True):
            places = self._holding(word, places)
        self._query, self._places = query, places or []
        return tuple(map(self._order.__getitem__, self._places))

    def _holding(self, word: str, among: list[int] | None) -> list[int]:
        """The places, of all or among these, whose text holds a word; with its accents where it has any."""
        accented = exact(word)
        texts = self._plain if accented.isascii() else self._exact
        if among is None:
            return list(compress(range(len(texts)), map(contains, texts, repeat(accented))))
        return list(compress(among, map(contains, map(texts.__getitem__, among), repeat(accented))))


def _side_by_side(texts: list[str]) -> list[str]:
    """The same texts, one after the other in memory: looking through them all is then half the work."""
    return "\n".join(texts).split("\n") if texts else []


def _searched(remark: Contribution) -> str:
    """What a remark is searched by: its code, the words shown, and the first words where they are others."""
    words = remark.words if remark.edited is None else f"{remark.edited} {remark.words}"
    return f"{remark.code} {words}".replace("\n", " ")


def spans(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds the words of a query: (start, length) of each place, in order, without overlaps."""
    folded, at = _folded(text)
    words = sorted({w for w in map(plain, query.split()) if w}, key=len, reverse=True)
    if not words:
        return ()
    found = re.finditer("|".join(map(re.escape, words)), folded)
    return tuple((at[m.start()], _end(text, at, m.end()) - at[m.start()]) for m in found)


@lru_cache(maxsize=512)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """A text as it is searched, and where in it each character was; the rows in sight are asked for at every key."""
    folded, at = "", []
    for index, character in enumerate(text):
        form = plain(character)
        if character in "aA" and index and text[index - 1] in "aA" and folded.endswith("a"):
            form = ""  # aa is one letter
        folded += form
        at += [index] * len(form)
    return folded, (*at, len(text))


def _end(text: str, at: Sequence[int], end: int) -> int:
    """The end in the text itself: accents that stand alone go with their letter."""
    place = at[end - 1] + 1
    while place < at[end] and (unicodedata.combining(text[place]) or text[place] in "aA"):
        place += 1
    return place
