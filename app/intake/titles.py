"""Step 4: what stands after the clock, as title, people and detail."""

from __future__ import annotations

import re
from functools import cache

from app.intake.head import EDGES, Head
from app.intake.lengths import length_in
from app.intake.lines import CELL
from app.intake.names import (
    Place,
    could_be_name,
    is_capital,
    is_honour,
    is_kind_word,
    is_known_first,
    is_role,
    name_among,
)
from app.intake.particles import strong_particles
from app.intake.people import Found, first_names_only, first_piece, is_prose, label_in, people
from app.intake.speaking import speaks, spoken_title
from app.intake.vocabulary import flat, words, words_of

LONGEST = 1200
"""Characters that are looked at for a title and people; what comes after is detail."""

_SENTENCE = re.compile(r"(?P<word>[^\W\d_]{3,}[)»”\"]?|\))(?P<stop>[.?!]|\.\.\.)(?=\s+[«\"“(]?[A-ZÆØÅÄÖÜÉÈÀÊÎÔ])")
_QUOTED = re.compile(r"(?<=[\s,])(?:«[^«»]{4,}»|„[^“”]{4,}[“”]|“[^“”]{4,}”|\"[^\"]{4,}\"|‘[^‘’]{4,}’|'[^']{4,}')\s*$")
_BRACKET = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*\.?$")


def sentences(text: str, *, mixed_case: bool = False) -> list[str]:
    """The sentences of a text. mixed_case: the language writes nouns and titles small, so a capital question word in
    the middle begins a sentence too."""
    cuts = []
    for match in _SENTENCE.finditer(text):
        word = match["word"].casefold().strip(')»”"')
        short = (
            word in flat("people", "honours") or word in _SHORT or (len(word) <= 4 and word in words("people", "roles"))
        )
        short = short or re.search(r"\w\.-\w+$", text[: match.start("stop")]) is not None  # "Dipl.-Psych."
        inside = text.count("(", 0, match.end()) > text.count(")", 0, match.end()) and ")" in text[match.end() :]
        if not inside and not (match["stop"] == "." and short):
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


SMALL_TITLES = frozenset({"da", "no", "sv", "nl", "fr"})
"""Languages that write a title's words small, so that a capital tells."""


def split_head(text: str, *, mixed_case: bool = False) -> Head:
    """An item's words. Never raises: what fits no rule is the title."""
    head = Head()
    if len(text) > LONGEST:
        head.detail.append(text[LONGEST:])
        text = text[:LONGEST]
    text = _unbracketed(head, _unroomed(head, _cells(head, text)))
    text = _labelled(head, text)
    parts = sentences(text, mixed_case=mixed_case)
    if parts:
        first = spoken_title(head, parts[0], mixed_case=mixed_case)
        head.title = _finished(head, first)
        for part in parts[1:]:
            _further(head, part)
    if not head.title and not head.persons and text.strip(EDGES):
        head.title = text.strip(EDGES)
    return head


def _cells(head: Head, text: str) -> str:
    """The first cell that is no list of people is the title; people, rooms and notes stand in the others."""
    cells = [cell.strip() for cell in text.split(CELL) if cell.strip(EDGES)]
    if len(cells) <= 1:
        return cells[0] if cells else ""
    title = ""
    for cell in cells:
        length = length_in(cell)
        if length is not None and not cell[: length[1]].strip(EDGES) and not cell[length[2] :].strip(EDGES):
            head.minutes = length[0]
            continue
        label = label_in(cell)
        found = people(cell[label.end() :] if label and label.start() == 0 else cell, Place.WEAK)
        if found.only and found.left <= 1:
            head.take(found)
        elif not title:
            title = cell
        elif strong_particles().match(cell):
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
            text = before.rstrip(EDGES)
        elif not before:
            head.minutes = head.minutes or minutes
            text = after.lstrip(EDGES) if after else text
        elif not after and _rests(before):
            head.minutes = head.minutes or minutes
            text = _without_of(before)
        elif all(word in flat("kinds", "leads") for word in words_of(before)) and _rests(after):
            head.minutes = head.minutes or minutes
            text = after[:1].upper() + after[1:]
    return text


LONGEST_REST = 4
"""Words."""


def _rests(text: str) -> bool:
    """Nothing but a break: its length may stand beside it without a sign ("Pause 10 min", "a 10-minute break")."""
    spoken = words_of(text)
    return len(spoken) <= LONGEST_REST and words("kinds", "break", "lunch").find(spoken) is not None


def _without_of(text: str) -> str:
    """ "pause på" without the word that led to its length."""
    tokens = text.split()
    small = {*flat("people", "of"), *flat("kinds", "of"), *flat("titles", "at_place")}
    if len(tokens) > 1 and tokens[-1].casefold() in small:
        tokens.pop()
    return " ".join(tokens)


_ROOM_OF_TRACK = re.compile(r"([^\W\d_]+\s+(?:[^\W_]|\d{1,2}))\s*\(([^()]{1,40})\)\s*(?=[:–-]\s)")


def _unroomed(head: Head, text: str) -> str:
    """ "Track A (Room 101): Budgets": the room of a track is detail."""
    found = _ROOM_OF_TRACK.match(text)
    if found is None or people(found[2], Place.WEAK).persons:
        return text
    head.detail.append(found[2])
    return found[1] + text[found.end() :]


def _labelled(head: Head, text: str) -> str:
    """Cuts off "Moderator: ..." and the like, one after the other."""
    label = label_in(text)
    if label is None:
        return text
    begin = 0 if _names_label(text[: label.start()], label[0]) else label.start()
    before, after = text[:begin], text[label.end() :]
    if before.rstrip().endswith("("):
        before, after = before.rstrip()[:-1], after.replace(")", " ", 1)
    following = label_in(after)
    inner = after[: following.start()] if following else after
    quoted = _QUOTED.search(inner) if begin == 0 else None
    if quoted is not None and not before.strip(EDGES):
        before, inner = quoted[0].strip(EDGES), inner[: quoted.start()]  # "Spreker: Jan Smit, 'Leren'"
    several = label[0].strip(" :\t").casefold() in flat("people", "lists")
    found = people(_first_sentence(inner), Place.STRONG, several=several)
    nobody = not found.persons and not found.nobody and not found.organisations
    if nobody or (begin == 0 and _titled(label[0], inner, found)):
        if begin == 0 or following is None:
            return text
        return before + text[label.start() : label.end()] + _labelled(head, after)
    head.take(found)
    head.spoken = True
    if begin == 0:
        head.label = head.label or text[: label.end()].strip(EDGES)
    rest = inner[len(_first_sentence(inner)) :].strip(EDGES)
    if rest:
        head.detail.append(rest)
    if following:
        left = _labelled(head, after[following.start() :])
        if left.strip(EDGES):
            head.detail.append(left)
    return before


def _names_label(before: str, label: str) -> bool:
    """ "Guest speaker:", "Grand témoin :": a small word in front of a label is part of it."""
    spoken = words_of(before)
    if not spoken:
        return not before.strip(EDGES)
    plain = re.fullmatch(r"\s*[^\W\d_]+(?:[ -][^\W\d_]+)?\s+", before) is not None
    return plain and not any(is_kind_word(word) for word in spoken) and (label[:1].islower() or len(spoken) == 1)


def _titled(label: str, text: str, found: Found) -> bool:
    """ "Impuls: Wem gehört der Platz? – Sabine Torwald": what follows is a title, not a list of people. Behind the word
    of a form ("Vortrag:") only a name at once is people."""
    tokens = first_piece(text).split()
    form = all(is_kind_word(word) or word in words("people", "speech") for word in words_of(label))
    name = name_among(tokens, Place.WEAK)
    leads = name is not None and not any(
        is_prose(t) or (is_capital(t) and not _is_told(t)) for t in tokens[: name.first]
    )
    named = (leads and len(tokens) > 1) or (not form and could_be_name(tokens)) or (found.nobody and not found.persons)
    named = named or (len(tokens) == 1 and is_known_first(tokens[0]))
    return not named and (form or found.left > 2)


def _is_told(token: str) -> bool:
    return is_role(token) or is_honour(token)


def _first_sentence(text: str) -> str:
    parts = sentences(text)
    return parts[0] if parts and len(parts[0]) > 3 else text


def _further(head: Head, part: str) -> None:
    """A later sentence: people where a particle or a label says so, or where it is nothing but people; else detail."""
    found = people(part, Place.WEAK)
    strong = strong_particles().search(part)
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
        if speaks(tried, part):
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
        return title.lstrip(EDGES).rstrip()
    return title.strip(" \t,;:–—-·•*|►.") if not title.endswith((".]", ".)")) else title.lstrip(EDGES)
