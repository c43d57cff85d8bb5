"""From a programme as read to the items of a workshop, with what we propose for time: least minutes, anchors, weights.

A block that holds the items after it is no item of its own: its title goes with theirs. Untimed parts share the slot
they stand in. Everything proposed here can be changed in the table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.gestures import Entity, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from app.services.cleaning import lines, one_line
from app.services.intake import Named, Reading, ReadItem
from app.services.ports import Ids
from app.services.ranks import rank
from app.services.templates import Template

LEAST: Mapping[ItemKind, float] = {
    ItemKind.WELCOME: 2 / 3,
    ItemKind.TALK: 0.78,
    ItemKind.BREAK: 2 / 3,
    ItemKind.LUNCH: 0.75,
    ItemKind.GROUP_DEBATE: 0.75,
    ItemKind.PLENUM_DEBATE: 2 / 3,
    ItemKind.NEXT_STEPS: 0.78,
    ItemKind.CLOSING: 1.0,
}
"""The share of its length that an item of a kind keeps when time must be won back."""

STEP = 5
"""Minutes that proposals are rounded to."""

SHORT_BREAK = 15
"""Minutes of a break that stands in an item's slot without a time."""

LUNCH_SLIPS = 10
TALK_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `app.services.setup.take_programme` takes: items in order, and the people they name."""

    items: tuple[AgendaItem, ...]
    others: tuple[Entity, ...]


def propose(read: Sequence[ReadItem], ids: Ids, state: State | None = None) -> Proposal:
    """The items of a programme, the people in it, and the proposals. state: whose people are known already."""
    kept = [item for item in read if not item.contains]
    minutes = _minutes(kept)
    beside = _beside(kept)
    items: list[AgendaItem] = []
    people = _People(ids, state)
    last = {item.day: at for at, item in enumerate(kept) if item.start is not None}
    for at, item in enumerate(kept):
        made = _item(ids.new(), at, item, minutes[at], _until_next(kept, at), ends_day=last.get(item.day) == at)
        made = replace(made, parallel=beside.get(at, made.parallel))
        items.append(made)
        people.speak(made.id, item.speakers)
    return Proposal(tuple(items), tuple(people.made))


def template(read: Reading, items: Sequence[ReadItem], ids: Ids, title: str) -> Template:
    """A workshop that begins with a programme as read."""
    language = read.language if read.language in {"da", "en"} else "da"
    workshop = Workshop(WORKSHOP, one_line(title), dt.date.min, language=language, place=one_line(read.place))
    proposal = propose(items, ids)
    return Template(workshop, (*proposal.items, *proposal.others))


def _item(
    id: str, at: int, item: ReadItem, minutes: int | None, until_next: int | None, *, ends_day: bool
) -> AgendaItem:
    closing = ends_day and item.kind is ItemKind.CLOSING
    lunch = item.kind is ItemKind.LUNCH and item.start is not None
    length = minutes
    if length is None and ends_day:
        length = 0 if closing else 30
    start = None if item.start is None else item.start % (24 * 60)
    known = length if length is not None else until_next
    return AgendaItem(
        id,
        rank(at + 1),
        one_line(item.title) or "–",
        item.kind,
        item.day,
        start,
        length,
        least(item.kind, known),
        TALK_WEIGHT if item.kind is ItemKind.TALK else 1,
        anchor=lunch or ((closing or item.holds) and start is not None),
        tolerance=LUNCH_SLIPS if lunch else 0,
        parallel=f"{item.day}/{start}" if item.parallel and start is not None else None,
        start_printed=item.start is not None,
        detail=lines(item.detail),
    )


def least(kind: ItemKind, minutes: int | None) -> int | None:
    """The least minutes we propose; None where all of the length must stay."""
    if not minutes:
        return None
    kept = int(minutes * LEAST[kind]) // STEP * STEP
    return kept if STEP <= kept < minutes else None


def _until_next(items: Sequence[ReadItem], at: int) -> int | None:
    """Minutes to the next start of the day as the items stand now: a start may have been corrected since they were
    read, and the least minutes must fit what is left."""
    item = items[at]
    if item.start is None:
        return None
    later = (other.start for other in items[at + 1 :] if other.day == item.day and other.start is not None)
    following = next((start for start in later if start > item.start), None)
    return None if following is None else following - item.start


def _beside(items: Sequence[ReadItem]) -> dict[int, str]:
    """The word under which parts without a time run at once, for them and for the item they stand under."""
    found: dict[int, str] = {}
    owner = 0
    for at, item in enumerate(items):
        if item.start is not None:
            owner = at
        elif item.parallel and items[owner].start is not None and items[owner].day == item.day:
            found[owner] = found[at] = f"{item.day}/{items[owner].start}"
    return found


def _minutes(items: Sequence[ReadItem]) -> list[int | None]:
    """Each item's length: as written, or a share of the slot where untimed parts stand below it; None: to the next."""
    lengths = [_length(item) for item in items]
    at = 0
    while at < len(items):
        parts = 1
        while at + parts < len(items) and items[at + parts].start is None and items[at + parts].day == items[at].day:
            parts += 1
        if parts > 1 and items[at].start is not None:
            _share(items, lengths, at, parts)
        at += parts
    return lengths


def _length(item: ReadItem) -> int | None:
    if item.start is not None and item.end is not None and item.end > item.start:
        return item.end - item.start
    return item.minutes


def _share(items: Sequence[ReadItem], lengths: list[int | None], at: int, parts: int) -> None:
    """Untimed parts fill the gap after an item that has an end, else they share its slot."""
    owner = items[at]
    start = owner.start or 0
    following = items[at + parts].start if at + parts < len(items) and items[at + parts].day == owner.day else None
    beside = [n for n in range(at + 1, at + parts) if items[n].parallel]
    open_ones = [n for n in range(at + 1, at + parts) if lengths[n] is None and n not in beside]
    if not open_ones:
        whole = _length(owner) or (following - start if following is not None and following > start else None)
        for n in beside:
            lengths[n] = lengths[n] or whole
        named = sum(lengths[n] or 0 for n in range(at + 1, at + parts) if n not in beside)
        if named and following is not None and following - start > named:
            lengths[at] = min(lengths[at] or following - start, following - start - named)
        return
    if owner.end is not None and following is not None and following - owner.end >= STEP * len(open_ones):
        share = (following - owner.end) // len(open_ones)
    else:
        for n in [n for n in open_ones if items[n].kind is ItemKind.BREAK]:
            lengths[n] = SHORT_BREAK
            open_ones.remove(n)
        slot = (lengths[at] or (following - start if following else 0)) if owner.end is None else owner.end - start
        given = sum(lengths[n] or 0 for n in range(at + 1, at + parts))
        share = max(STEP, (slot - given) // (len(open_ones) + 1) // STEP * STEP) if slot > given else STEP
        lengths[at] = max(slot - given - share * len(open_ones), STEP) if slot else lengths[at]
    for n in open_ones:
        lengths[n] = share
    for n in beside:
        lengths[n] = lengths[n] or lengths[at]


class _People:
    """Makes each person and organisation once; those the workshop knows already are used again."""

    def __init__(self, ids: Ids, state: State | None) -> None:
        self._ids = ids
        self.made: list[Entity] = []
        self._people = {_key(p.name): p for p in state.of(Person).values()} if state else {}
        self._organisations = {_key(o.name): o for o in state.of(Organisation).values()} if state else {}

    def speak(self, item: str, named: Sequence[Named]) -> None:
        """Who speaks in an item, in order."""
        for number, each in enumerate(named, 1):
            if not one_line(each.name):
                continue
            person = self._person(each)
            self.made.append(Speaker(self._ids.new(), item, person.id, rank(number), printed=bool(each.organisation)))

    def _person(self, named: Named) -> Person:
        known = self._people.get(_key(named.name))
        organisation = self._organisation(named.organisation) if named.organisation else None
        if known is None:
            known = Person(self._ids.new(), one_line(named.name), organisation)
            self.made.append(known)
        elif known.organisation is None and organisation is not None and known in self.made:
            fuller = replace(known, organisation=organisation)
            self.made[self.made.index(known)] = fuller
            self._after(fuller, organisation)
            known = fuller
        self._people[_key(named.name)] = known
        return known

    def _after(self, person: Person, organisation: str) -> None:
        """A person comes after the organisation it refers to."""
        at = next((n for n, entity in enumerate(self.made) if entity.id == organisation), -1)
        if at > self.made.index(person):
            self.made.insert(self.made.index(person), self.made.pop(at))

    def _organisation(self, name: str) -> str:
        known = self._organisations.get(_key(name))
        if known is None:
            known = Organisation(self._ids.new(), one_line(name))
            self._organisations[_key(name)] = known
            self.made.append(known)
        return known.id


def _key(name: str) -> str:
    """A name as it is compared: small letters, one kind of dash."""
    return " ".join(name.casefold().replace("–", "-").replace("‐", "-").split())


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in a day that a facilitator should look at before taking it. word: "overlap", "back" or "no_break";
    item: at which item (its number in the reading); from_, to: minutes after midnight."""

    word: str
    item: int
    from_: int
    to: int


NO_BREAK = 120
"""Minutes without a break that are worth a word."""


def warnings(read: Sequence[ReadItem]) -> tuple[Warned, ...]:
    """Overlaps, clocks that fall back, and long stretches without a break, in order."""
    found: list[Warned] = []
    for day in dict.fromkeys(item.day for item in read):
        timed = [(n, i) for n, i in enumerate(read) if i.day == day and i.start is not None and not i.contains]
        found += _clashes(timed)
        found += _unbroken(timed)
    return tuple(sorted(found, key=lambda each: each.item))


def _clashes(timed: list[tuple[int, ReadItem]]) -> list[Warned]:
    found: list[Warned] = []
    for (_, before), (n, item) in pairwise(timed):
        start, earlier = item.start or 0, before.start or 0
        if start < earlier:
            found.append(Warned("back", n, earlier, start))
        elif before.end is not None and start < before.end and not (item.parallel and start == earlier):
            found.append(Warned("overlap", n, start, before.end))
    return found


def _unbroken(timed: list[tuple[int, ReadItem]]) -> list[Warned]:
    """Stretches of work from the end of one break to the beginning of the next."""
    found: list[Warned] = []
    since: tuple[int, int] | None = None
    for n, item in timed:
        start = item.start or 0
        rests = item.kind in {ItemKind.BREAK, ItemKind.LUNCH, ItemKind.CLOSING}
        if since is None:
            since = None if rests else (n, start)
        elif rests:
            if start - since[1] > NO_BREAK:
                found.append(Warned("no_break", since[0], since[1], start))
            since = None
    return found
