"""Step 4d: the lines below an item: people and details go to the item they stand under, others are items."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.intake.below import bare_people, is_item, opens_with_name, shape, shapes_of_items
from app.intake.head import Head
from app.intake.kinds import kind_of
from app.intake.lines import Line
from app.intake.pairs import pairs_in
from app.intake.people import Found
from app.intake.titles import split_head
from app.intake.wraps import afterwards_item, logical


@dataclass(slots=True)
class Draft:
    """An item in the making: what its own line and those below say."""

    head: Head
    lines: list[int]
    timed: bool = True
    details: list[str] = field(default_factory=list)


def read_body(
    owner: Draft,
    lines: list[Line],
    language: str,
    start: int | None,
    *,
    mixed_case: bool,
    sibling: tuple[str, int] | None = None,
) -> list[Draft]:
    """The untimed items among the lines below an item; people and details go to the item they stand under.

    sibling: the bullet and indent of the item's own line: what stands in the same list is an item too.
    """
    made: list[Draft] = []
    at: Draft = owner
    owner_kind, _ = kind_of(owner.head.title, start, language)
    previous: Line | None = None
    whole = [(line, numbers, afterwards_item(line, start, language)) for line, numbers in logical(lines)]
    after = {numbers[0] for _line, numbers, made_of in whole if made_of is not None}
    heads = [
        (made_of or line, numbers, split_head((made_of or line).text, mixed_case=mixed_case))
        for line, numbers, made_of in whole
    ]
    alike = shapes_of_items([(line, head) for line, _numbers, head in heads])
    pairs = pairs_in([(line, numbers) for line, numbers, _head in heads])
    taken: set[int] = set()
    for place, (line, numbers, head) in enumerate(heads):
        if place in pairs:
            pair = pairs[place]
            at = _item(split_head(pair.title.text, mixed_case=mixed_case), pair.numbers)
            at.head.take(pair.whom)
            made.append(at)
            taken |= set(pair.numbers)
        if numbers[0] in taken:
            continue
        whom = bare_people(line, head, listed=bool(at.details) and at.details[-1].endswith(":"))
        in_row = shape(line) in alike and head.title and head.persons and not head.inside
        if in_row or numbers[0] in after:
            at = _item(head, numbers)
            made.append(at)
        elif whom is not None:
            if (
                previous is not None
                and previous.bullet
                and not line.bullet
                and not line.gap
                and at.details[-1:] == [previous.text]
            ):
                at.details.pop()
                at = _item(split_head(previous.text, mixed_case=mixed_case), (previous.number,))
                made.append(at)
            at.head.take(whom)
            at.lines += numbers
        elif (line.bullet, line.indent) == sibling or is_item(line, head, owner_kind, start, language):
            at = _item(head, numbers)
            made.append(at)
        else:
            opens = opens_with_name(line, head)
            if head.spoken or opens or (head.persons and not head.inside and line.bullet):
                whose = owner if opens and line.bullet else at
                whose.head.take(Found(head.persons, head.organisations, guessed=head.guessed))
            at.details.append(line.text)
            at.lines += numbers
        previous = line
    return made


def _item(head: Head, numbers: tuple[int, ...]) -> Draft:
    return Draft(head, list(numbers), timed=False)
