"""Step 4: what stands after the clock, as title, people and detail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from app.intake.lines import CELL
from app.intake.names import Name, Place, could_be_name, is_known_first, name_among
from app.intake.people import Found, first_names_only, first_piece, label_in, people
from app.intake.vocabulary import choice, flat, words, words_of
from app.services.intake import Named


@dataclass(slots=True)
class Head:
    """The words of an item: its title, who speaks, and the rest. minutes: a length it gives; inside: a name stands in
    the title itself; starred: a footnote's star (which mostly says parallel)."""

    title: str = ""
    persons: list[Named] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)
    minutes: int | None = None
    guessed: bool = False
    inside: bool = False
    starred: bool = False
    spoken: bool = False  # a label or a strong particle said that people follow

    def take(self, found: Found) -> None:
        """Adds the people of a part."""
        known = {person.name for person in self.persons}
        self.persons += [person for person in found.persons if person.name not in known]
        self.organisations += [each for each in found.organisations if each not in self.organisations]
        self.guessed = self.guessed or found.guessed


LONGEST = 1200
"""Characters that are looked at for a title and people; what comes after is detail."""

MOST_CUTS = 30
"""Places at which a title is tried to be divided from its people."""

_SENTENCE = re.compile(r"(?P<word>[^\W\d_]{3,}[)»”\"]?|\))(?P<stop>[.?!]|\.\.\.)(?=\s+[«\"“(]?[A-ZÆØÅÄÖÜÉÈÀÊÎÔ])")
_BRACKET = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*\.?$")
_EDGES = " \t.,;:–—-·•*|►>"
_DASH = re.compile(r"\s+[-–—]+\s+|\s+[-–—](?=[A-ZÆØÅ])|(?<=\w)[–—]\s+")
_SEPARATORS = re.compile(r"\t|\s+[-–—]\s+|,\s+|\s*\(|\s*/\s+|:\s+|\s+[-–—](?=[A-ZÆØÅ])|(?<=[?!»”\"])\s+")


@cache
def _strong() -> re.Pattern[str]:
    """Particles that promise people whatever follows ("v/"), and those that do before a name ("ved")."""
    slashed = r"v\s?/\s?|v\.\s?|m/\s?|w/\s?"
    spelled = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in flat("people", "strong") if w[0].isalpha())
    return re.compile(
        rf"(?:(?<=[\s,;.(–—-])|^)(?:(?P<sure>{slashed}|v\s+(?=[A-ZÆØÅÄÖ]))|(?P<word>{spelled})\s+)"
        r"(?=[^\W_«\"“(])"
    )


@cache
def _weak() -> re.Pattern[str]:
    spelled = choice("people", "weak")
    return re.compile(rf"(?:(?<=[\s,;(–—-])|^)(?:{spelled})\s+(?=[^\W_(])", re.IGNORECASE)


@cache
def _length() -> re.Pattern[str]:
    """ "8 minutes", "2 x 25 min", "[1h30]", "(20 mn)", "1,5 time"."""
    minutes, hours = choice("clocks", "minutes"), choice("clocks", "hours")
    return re.compile(
        rf"(?<![^\W_])(?:(?P<times>\d)\s?[x×]\s?)?(?:\d{{1,3}}\s?[-–]\s?)?"
        rf"(?:(?P<hours>\d)h(?P<rest>\d\d)?(?![^\W_])|(?P<min>\d{{1,3}})\s?(?:{minutes})\b\.?"
        rf"|(?P<whole>\d)(?:[.,](?P<part>\d))?\s?(?:{hours})\b\.?|(?P<prime>\d{{1,3}})['’′](?!\w))",
        re.IGNORECASE,
    )


def length_in(text: str) -> tuple[int, int, int] | None:
    """The first length of time in a text: its minutes, and where it stands."""
    match = _length().search(text)
    if match is None:
        return None
    if match["hours"]:
        minutes = int(match["hours"]) * 60 + int(match["rest"] or 0)
    elif match["whole"]:
        minutes = int(match["whole"]) * 60 + int(match["part"] or 0) * 6
    else:
        minutes = int(match["min"] or match["prime"])
    minutes *= int(match["times"] or 1)
    return (minutes, match.start(), match.end()) if 0 < minutes <= 600 else None


def sentences(text: str, *, mixed_case: bool = False) -> list[str]:
    """The sentences of a text. mixed_case: the language writes nouns and titles small, so a capital question word in
    the middle begins a sentence too."""
    cuts = []
    for match in _SENTENCE.finditer(text):
        word = match["word"].casefold().strip(')»”"')
        if not (match["stop"] == "." and (word in flat("people", "honours") or word in _SHORT)):
            cuts.append(match.end())
    if mixed_case:
        starts = [match.start() for match in _starter().finditer(text)]
        cuts += [at for at in starts if text[:at].rstrip()[-1:].islower()]
    made, at = [], 0
    for cut in sorted(set(cuts)):
        made.append(text[at:cut].strip())
        at = cut
    made.append(text[at:].strip())
    return [each for each in made if each]


_SHORT = frozenset(
    {"ordf", "bl", "inkl", "incl", "evt", "mv", "osv", "etc", "vedr", "ifm", "ifht", "dvs", "bzw", "vgl", "resp"}
)


@cache
def _starter() -> re.Pattern[str]:
    starters = [word.capitalize() for word in flat("titles", "starters")]
    return re.compile(rf"(?<=\s)(?:{'|'.join(starters)})\s+(?=[^\W\d_])")


def split_head(text: str, *, mixed_case: bool = False) -> Head:
    """An item's words. Never raises: what fits no rule is the title."""
    head = Head()
    if len(text) > LONGEST:
        head.detail.append(text[LONGEST:])
        text = text[:LONGEST]
    text = _unbracketed(head, _cells(head, text))
    text = _labelled(head, text)
    parts = sentences(text, mixed_case=mixed_case)
    if parts:
        first = _spoken(head, parts[0])
        head.title = _finished(head, first)
        for part in parts[1:]:
            _further(head, part)
    if not head.title and not head.persons and text.strip(_EDGES):
        head.title = text.strip(_EDGES)
    return head


def _cells(head: Head, text: str) -> str:
    """The first cell that is no list of people is the title; people, rooms and notes stand in the others."""
    cells = [cell.strip() for cell in text.split(CELL) if cell.strip(_EDGES)]
    if len(cells) <= 1:
        return cells[0] if cells else ""
    title = ""
    for cell in cells:
        length = length_in(cell)
        if length is not None and not cell[: length[1]].strip(_EDGES) and not cell[length[2] :].strip(_EDGES):
            head.minutes = length[0]
            continue
        label = label_in(cell)
        found = people(cell[label.end() :] if label and label.start() == 0 else cell, Place.WEAK)
        if found.only and found.left <= 1:
            head.take(found)
        elif not title:
            title = cell
        elif _strong().match(cell):
            title = f"{title} {cell}"
        else:
            head.detail.append(cell)
    return title


def _unbracketed(head: Head, text: str) -> str:
    """Takes lengths and stars off the end."""
    if text.endswith("*"):
        head.starred = True
    text = text.rstrip("* ")
    length = length_in(text)
    if length is not None:
        minutes, begin, stop = length
        before, after = text[:begin].rstrip(), text[stop:].lstrip(" ?.")
        bracketed = before.endswith(("(", "[")) and after.startswith((")", "]"))
        if bracketed:
            head.minutes = head.minutes or minutes
            text = f"{before[:-1].rstrip()} {after[1:].lstrip()}".strip()
        elif not after and before.endswith((",", "-", "–", ":")):
            head.minutes = head.minutes or minutes
            text = before.rstrip(_EDGES)
        elif not before:
            head.minutes = head.minutes or minutes
            text = after.lstrip(_EDGES) if after else text
    return text


def _labelled(head: Head, text: str) -> str:
    """Cuts off "Moderator: ..." and the like, one after the other."""
    label = label_in(text)
    if label is None:
        return text
    before, after = text[: label.start()], text[label.end() :]
    if before.rstrip().endswith("("):
        before, after = before.rstrip()[:-1], after.replace(")", " ", 1)
    following = label_in(after)
    inner = after[: following.start()] if following else after
    several = label[0].strip(" :\t").casefold() in flat("people", "lists")
    found = people(_first_sentence(inner), Place.STRONG, several=several)
    if not found.persons and not found.nobody and not found.organisations:
        if label.start() == 0 or following is None:
            return text
        return before + text[label.start() : label.end()] + _labelled(head, after)
    head.take(found)
    head.spoken = True
    rest = inner[len(_first_sentence(inner)) :].strip(_EDGES)
    if rest:
        head.detail.append(rest)
    if following:
        left = _labelled(head, after[following.start() :])
        if left.strip(_EDGES):
            head.detail.append(left)
    return before


def _first_sentence(text: str) -> str:
    parts = sentences(text)
    return parts[0] if parts and len(parts[0]) > 3 else text


def _spoken(head: Head, text: str) -> str:
    """The title without the people after a particle, a comma, a dash or a colon."""
    for cut in (_by_strong, _by_leading_name, _by_weak, _by_separator):
        title = cut(head, text)
        if title is not None:
            return title
    for piece in re.split(r"[,;:()«»\"“”„]", text):
        tokens = piece.split()
        name = name_among(tokens, Place.RUNNING)
        if name is None or _about(tokens, name.first) or not _sure_inside(tokens, name.first, name.after):
            continue
        head.take(people(" ".join(tokens[name.first : name.after]), Place.WEAK))
        head.inside = True
        if name.first == 0 and text.startswith(piece):
            return _quoted(text) or text
        break
    return text


def _quoted(text: str) -> str | None:
    """The title in quotes at the end of "Per Hansen, lektor: »Titel«"."""
    found = re.search(r"[«»“”„\"]([^«»“”„\"]{6,})[«»“”\"]\.?$", text)
    return found[1] if found else None


def _sure_inside(tokens: list[str], first: int, after: int) -> bool:
    return after - first >= 2 and (
        first == 0 or tokens[first - 1].islower() or tokens[first - 1].casefold() in words("people", "roles")
    )


def _about(tokens: list[str], first: int) -> bool:
    """The person is what it is about, not who speaks."""
    before = " ".join(tokens[:first]).casefold()
    return any(before.endswith(word) for word in flat("people", "about"))


def _by_strong(head: Head, text: str) -> str | None:
    for match in islice(_strong().finditer(text), MOST_CUTS):
        after = text[match.end() :]
        found = people(after, Place.STRONG)
        sure = match["sure"] is not None
        if sure and text[: match.start()].rstrip().casefold().endswith(_NUMBERED):
            continue
        if not _promises(found, sure=sure, long=match.end() - match.start() >= 3):
            continue
        head.take(found)
        head.spoken = True
        return text[: match.start()].strip(_EDGES + "(")
    return None


def _promises(found: Found, *, sure: bool, long: bool) -> bool:
    """Whether what follows a particle is people. "v/" is trusted even with a role alone; "ved" may name a place."""
    if sure:
        return long or bool(found.persons or found.nobody or found.roles or found.organisations)
    if found.persons:
        return found.only or found.left <= 6
    return bool(found.nobody or found.roles) and found.left <= 2


_NUMBERED = ("session", "workshop", "del", "part", "track", "spor", "gruppe")


def _by_leading_name(head: Head, text: str) -> str | None:
    """ "Jack Dawson: The outcomes", "Per Hansen, SDU: ...", "Per Hansen – ..."."""
    for match in re.finditer(r":\s*|\s+[-–—]\s+", text):
        before, after = text[: match.start()], text[match.end() :].strip()
        if len(before) > 90 or not after or re.search(r"[«“”„\"]", before):
            break
        found = people(before, Place.WEAK)
        first = before.split()[:1]
        if found.only and found.left == 0 and first and is_known_first(first[0]):
            other = people(after, Place.WEAK)
            if other.only and other.left == 0 and not match[0].startswith(":"):
                return None
            if not match[0].startswith(":") and not other.persons and _only_organisation(after):
                return None
            head.take(found)
            return after
    return None


def _only_organisation(text: str) -> bool:
    found = people(text, Place.WEAK)
    return bool(found.organisations or found.roles) and found.left == 0 and len(words_of(text)) <= 4


def _by_weak(head: Head, text: str) -> str | None:
    for match in islice(_weak().finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        found = people(after, Place.WEAK)
        tokens = first_piece(after).split()
        name = name_among(tokens, Place.WEAK)
        if name is None and match[0].strip().casefold() in flat("people", "by") and could_be_name(tokens):
            found = people(after, Place.STRONG)
            name = name_among(tokens, Place.STRONG)
        if name is None or not found.only:
            continue
        if not all(_may_precede(token) for token in tokens[: name.first]):
            continue
        if _about([before, match[0].strip()], 2) or not before.strip(_EDGES):
            continue
        if match[0].strip().casefold() in flat("people", "and"):
            continue
        head.take(found)
        return before.strip(_EDGES + "(")
    return None


def _may_precede(token: str) -> bool:
    """A role or a small word may stand between "med" and the name; a capital word of another kind may not."""
    bare = token.strip(_EDGES).casefold()
    return token[:1].islower() or bare in words("people", "roles") or bare in flat("people", "honours")


def _by_separator(head: Head, text: str) -> str | None:
    for match in islice(_SEPARATORS.finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        if not before.strip(_EDGES):
            continue
        after = after.rstrip(") ") if match[0].strip() == "(" and after.count("(") < after.count(")") else after
        tokens = first_piece(after).split()
        found = people(after, Place.WEAK)
        name = name_among(tokens, Place.WEAK)
        if name is None and found.persons and could_be_name(tokens):
            name = Name(0, len(tokens), known=False)  # a role behind it told
        if name is None or (name.after - name.first < 2 and name.first == 0):
            continue
        if not all(_may_precede(token) for token in tokens[: name.first]) or name.first > 6:
            continue
        if not found.only or found.left > 2:
            continue
        if people(before, Place.WEAK).only and match[0].strip() in {",", "/"}:
            continue  # a list of people, not a title and a person
        head.take(found)
        return _without_role(before)
    return None


def _without_role(title: str) -> str:
    """ "Welcome by our president" without what tells only who the person behind the comma is."""
    for match in (*_weak().finditer(title), *_strong().finditer(title)):
        spoken = words_of(title[match.end() :])
        if 0 < len(spoken) <= 4 and any(word in words("people", "roles") for word in spoken):
            return title[: match.start()]
    return title


def _further(head: Head, part: str) -> None:
    """A later sentence: people where a particle or a label says so, or where it is nothing but people; else detail."""
    found = people(part, Place.WEAK)
    strong = _strong().search(part)
    if strong is not None:
        after, before = people(part[strong.end() :], Place.STRONG), people(part[: strong.start()], Place.WEAK)
        if after.persons and (after.only or strong["sure"]):
            head.take(before if before.only else Found())
            head.take(after)
    elif found.only and found.left <= 1:
        head.take(found)
        return
    else:
        tried = Head()
        if _by_weak(tried, part) is not None:
            head.persons += [each for each in tried.persons if each not in head.persons]
            head.organisations += tried.organisations
    head.detail.append(part)


def _finished(head: Head, title: str) -> str:
    """The title without its closing bracket, edges and star."""
    title = title.strip()
    for _ in range(2):
        match = _BRACKET.search(title)
        if match is None or not title[: match.start()].strip():
            break
        if set(words_of(match[1])) & set(flat("titles", "continued")):
            break
        inside = match[1].strip("()[] ")
        found = people(inside, Place.WEAK)
        colleagues = first_names_only(inside)
        if found.only and found.left == 0 and name_among(inside.split(), Place.WEAK):
            head.take(found)
        elif colleagues is not None:
            head.take(colleagues)
        elif inside:
            head.detail.append(inside)
        title = title[: match.start()].rstrip()
    if title.endswith(("...", "…")):
        return title.lstrip(_EDGES).rstrip()
    return title.strip(" \t,;:–—-·•*|►.") if not title.endswith((".]", ".)")) else title.lstrip(_EDGES)


def starts_with_particle(text: str) -> bool:
    """A line that begins with "v/" or "ved" and a name goes with the title above it."""
    match = _strong().match(text)
    return match is not None and (match["sure"] is not None or bool(people(text[match.end() :], Place.STRONG).persons))
