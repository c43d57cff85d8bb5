"""From a text to a reading: the steps in order. Each has a module and tests of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.doubts import Doubt
from app.domain.programme import ItemKind
from app.intake import days, hours, prose, untimed
from app.intake.bare import with_bare_hours
from app.intake.beside import own_words
from app.intake.body import Draft, read_body
from app.intake.kinds import kind_of, welcomed
from app.intake.lines import Line, lines_of, source_lines
from app.intake.mails import opened
from app.intake.naming import place_of_lines, title_of_day, title_of_lines
from app.intake.scan import Scanned, scanned
from app.intake.slots import DayHeading, Slot, slots_of
from app.intake.spoken import says_hours, with_spoken_hours
from app.intake.titles import split_head
from app.intake.tracks import at_once
from app.intake.vocabulary import flat, language_of, words, words_of
from app.intake.wraps import wraps
from app.services.intake import Reading, ReadItem

_SMALL_TITLES = frozenset({"da", "no", "sv", "nl", "fr"})
"""Languages that write a title's words small, so that a capital tells."""

_HALF_WORDS = re.compile(r"\d\s*(?:a\.\s?m|p\.\s?m|am\b|pm\b)", re.IGNORECASE)


def read(text: str) -> Reading:
    """The day in a text. Raises nothing: what is no programme gives a reading without items."""
    source = source_lines(text)
    lines = lines_of(source)
    language = language_of(text)
    mail = opened(lines)
    spread = prose.divided(with_spoken_hours(mail.lines, language), language)
    scan = with_bare_hours(scanned(spread.lines), nouns=language == "de")
    marks, head, _aside = slots_of(scan)
    if untimed.only_elapsed(scan) or not any(isinstance(mark, Slot) for mark in marks):
        made = _without_clocks(scan, source, lines, language)
        return replace(made, title=mail.subject or made.title)
    placed, _several = days.by_headings(marks)
    timed = _timed(_held(placed, language), text, spoken=says_hours(text, language))
    items: list[ReadItem] = []
    for day, slot, start, end, doubts in timed:
        items += _items_of(day, slot, start, end, doubts, language)
    headings = tuple(mark.line.number for mark in marks if isinstance(mark, DayHeading))
    title = mail.subject or title_of_day(marks, head)
    made = _reading(related(welcomed(spread.whole(items), language)), source, lines, language, headings, title)
    return replace(made, dated=_dated(scan), place=place_of_lines(mail.lines))


def _dated(scan: list[Scanned]) -> tuple[int, int, int]:
    """The first date of the text, and its year where one stands on that line."""
    for one in scan:
        named = [date for date in one.dates if date.month and date.day and not (date.weak or date.several)]
        if named:
            year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", one.line.text)
            return (int(year[0]) if year else 0, named[0].month, named[0].day)
    return (0, 0, 0)


def _reading(
    items: list[ReadItem],
    source: list[str],
    lines: list[Line],
    language: str,
    headings: tuple[int, ...],
    title: str = "",
) -> Reading:
    used = {number for item in items for number in item.lines} | set(headings)
    left = tuple(line.number for line in lines if line.number not in used)
    return Reading(tuple(items), tuple(source), language, title, left_out=left)


Timed = tuple[int, Slot, int | None, int | None, tuple[Doubt, ...]]


def _timed(placed: list[tuple[int, Slot]], text: str, *, spoken: bool) -> list[Timed]:
    """The slots with their true hours and days. spoken: some hours are written in words."""
    evening = any(word in words("clocks", "evening") for word in words_of(text)) and not _morning(text)
    marked = spoken or _HALF_WORDS.search(text) is not None
    twelve = marked or not hours.whole_day([slot.span for _day, slot in placed])
    made: list[Timed] = []
    added = 0
    for day in dict.fromkeys(day for day, _slot in placed):
        slots = [slot for d, slot in placed if d == day]
        times = hours.settled([slot.span for slot in slots], twelve=twelve, evening=evening)
        latest = -1
        for slot, (start, end, guessed) in zip(slots, times, strict=True):
            doubts = [Doubt.HOURS_GUESSED] if guessed else []
            if start is not None:
                again = _second_programme(slot, slots)
                if start < latest and again:
                    latest = start
                if days.falls_to_new_day(latest, start, again=again):
                    added += 1
                    doubts.append(Doubt.DAY_GUESSED)
                    latest = start
                elif start < latest and latest - start < 12 * 60:
                    doubts.append(Doubt.CLOCK_BACK)
                latest = max(latest, start)
            if start is None and end is None:
                doubts.append(Doubt.NO_START)
            if slot.span.latest and start is not None:
                doubts.append(Doubt.LATEST)
            elif slot.span.deadline:
                doubts.append(Doubt.DEADLINE)
            if start is not None and end is not None and end < start:
                doubts.append(Doubt.END_BEFORE_START)
            made.append((day + added, slot, start, end, tuple(doubts)))
    order = {id(slot): n for n, (_day, slot) in enumerate(placed)}
    return sorted(made, key=lambda each: order[id(each[1])])


def _held(placed: list[tuple[int, Slot]], language: str) -> list[tuple[int, Slot]]:
    """The slots, with an end "at the latest" as the start of what must not come later, where others of its day come
    first: "senest 14.45 Tak og farvel". So is any end of a closing ("by 16.00 Goodbye")."""
    seen: set[int] = set()
    for day, slot in placed:
        span = slot.span
        if day in seen and span.start is None and span.deadline and span.end is not None:
            closes = kind_of(slot.words, span.end, language) == (ItemKind.CLOSING, True)
            if span.latest or closes:
                slot.span = replace(span, start=span.end, end=None, latest=True)
        seen.add(day)
    return placed


def _morning(text: str) -> bool:
    """Words of breakfast, lunch or morning: the day is no evening."""
    spoken = words_of(text)
    return any(hit.tag == "lunch" for hit in words("kinds", "lunch").every(spoken)) or any(
        word.startswith(("breakfast", "morgen", "morning", "frukost", "frühstück", "ontbijt", "ochtend"))
        for word in spoken
    )


def _second_programme(slot: Slot, slots: list[Slot]) -> bool:
    """Whether the line above a slot is a heading that begins a programme beside the first."""
    at = slots.index(slot)
    above = slots[at - 1].body[-3:] if at else []
    if any(_names_track(line) for line in above):
        return True
    return (
        bool(above)
        and (above[-1].gap or above[-1].heading)
        and any(word in words("columns", "title") or "program" in word for word in words_of(above[-1].text))
    )


def _names_track(line: Line) -> bool:
    """ "Spor B", "Session 2: ...", "Track – Schools": a programme beside the first."""
    spoken = words_of(line.text)
    begins = any(word.strip("0123456789") in flat("titles", "tracks") for word in spoken[:2])
    return begins and len(spoken) <= 14 and (line.gap or line.heading or bool(line.bullet) or len(spoken) <= 5)


def _items_of(
    day: int, slot: Slot, start: int | None, end: int | None, doubts: tuple[Doubt, ...], language: str
) -> list[ReadItem]:
    """An item and the untimed ones below it."""
    mixed = language in _SMALL_TITLES
    text, body, used, below = own_words(slot)
    draft = Draft(split_head(text, mixed_case=mixed), used)
    draft.details += draft.head.detail
    sibling = (slot.line.bullet, slot.line.indent) if slot.line.bullet else None
    others = read_body(draft, body, language, start, mixed_case=mixed, sibling=sibling)
    more = list(doubts)
    if below and slot.words:
        more.append(Doubt.TITLE_BELOW)
    item = _item(day, draft, start, end, more, language)
    around = end if end is not None else start  # an untimed item comes at the end of the one above it, or in it
    parts = [_item(day, other, None, None, [Doubt.NO_START], language, around=around) for other in others]
    if item.kind is ItemKind.GROUP_DEBATE:
        parts = [_as_group(part) for part in parts]
    bullets = {line.number: line.bullet for line in slot.body}
    return [item, *at_once(item, parts, [bullets.get(part.lines[0], "") if part.lines else "" for part in parts])]


def _as_group(part: ReadItem) -> ReadItem:
    """A part of group work that somebody leads is no break, whatever it is about ("Music – Bo Lund")."""
    led = part.speakers and part.kind in {ItemKind.BREAK, ItemKind.LUNCH}
    return replace(part, kind=ItemKind.GROUP_DEBATE) if led else part


def _item(
    day: int,
    draft: Draft,
    start: int | None,
    end: int | None,
    doubts: list[Doubt],
    language: str,
    *,
    around: int | None = None,
) -> ReadItem:
    head = draft.head
    head.title = head.title or head.label
    kind, told = kind_of(head.title, start if start is not None else around, language)
    if not told and head.detail and not head.persons:
        second, sure = kind_of(head.detail[0], start if start is not None else around, language)
        if sure and second in {ItemKind.BREAK, ItemKind.LUNCH, ItemKind.CLOSING}:
            kind, told = second, True
    if not told and kind is ItemKind.TALK and not head.persons:
        doubts.append(Doubt.KIND_GUESSED)
    if head.guessed or head.inside:
        doubts.append(Doubt.NAME_GUESSED)
    if not head.title:
        doubts.append(Doubt.NO_TITLE)
    if head.minutes and start is not None and end is not None and (end - start) % 1440 != head.minutes:
        doubts.append(Doubt.LENGTH_DIFFERS)
    return ReadItem(
        day,
        start,
        end,
        head.title or (head.persons[0].name if head.persons else ""),
        tuple(head.persons),
        tuple(head.organisations),
        kind,
        "\n".join(dict.fromkeys(draft.details)),
        minutes=head.minutes,
        parallel=head.starred,
        holds=Doubt.LATEST in doubts,
        doubts=tuple(dict.fromkeys(doubts)),
        lines=tuple(draft.lines),
    )


def related(items: list[ReadItem]) -> list[ReadItem]:
    """The items with what their neighbours tell: inferred ends, parallel ones, blocks that hold others."""
    made: list[ReadItem] = []
    for at, item in enumerate(items):
        if item.start is None:
            made.append(item)
            continue
        later = [i for i in items[at + 1 :] if i.day == item.day and i.start is not None]
        following = next((i.start for i in later if i.start is not None and i.start > item.start), None)
        inside = [
            i
            for i in later
            if item.end and i.start is not None and item.start <= i.start and (i.end or i.start) <= item.end
        ]
        beside = any(i is not item and i.day == item.day and i.start == item.start for i in items)
        contains = len(inside) >= 2 and item.end is not None
        made.append(
            replace(
                item,
                end_inferred=following if item.end is None else None,
                contains=contains,
                parallel=item.parallel or (beside and not contains),
            )
        )
    return made


def _without_clocks(scan: list[Scanned], source: list[str], lines: list[Line], language: str) -> Reading:
    items = _read_untimed(scan, language)
    first = min((number for item in items for number in item.lines), default=0)
    head = [one.line for one in scan if one.line.number < first and not one.dates]
    title = title_of_lines(head)
    return replace(_reading(items, source, lines, language, (), title), dated=_dated(scan))


def _read_untimed(scan: list[Scanned], language: str) -> list[ReadItem]:
    """A programme without clocks: its points, with what stands below each."""
    mixed = language in _SMALL_TITLES
    points, others = untimed.points(scan)
    numbers = [line.number for line in points]
    made: list[ReadItem] = []
    for at, line in enumerate(points):
        after = numbers[at + 1] if at + 1 < len(numbers) else 10**9
        below = [other for other in others if line.number < other.number < after]
        text, used = line.text, [line.number]
        while below and wraps(text, below[0]):
            more = below.pop(0)
            text = f"{text} {more.text}"
            used.append(more.number)
        draft = Draft(split_head(text, mixed_case=mixed), used)
        read_body(draft, [b for b in below if not b.bullet], language, None, mixed_case=mixed)
        item = _item(1, draft, None, None, [Doubt.NO_START], language)
        if item.title:
            made.append(item)
    return made
