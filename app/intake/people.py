"""Step 4: who is named in a text: persons, each with an organisation; organisations alone; roles dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from app.intake.names import (
    TRIM,
    Place,
    could_be_name,
    is_acronym,
    is_capital,
    is_known_first,
    is_organisation,
    is_role,
    kind_words,
    name_among,
    particles,
    with_role,
    without_elision,
)
from app.intake.vocabulary import choice, flat, words_of
from app.services.intake import Named


@dataclass(slots=True)
class Found:
    """What a text names. left: words that are none of it, a measure of prose. guessed: a name of no list."""

    persons: list[Named] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    left: int = 0
    roles: int = 0
    nobody: bool = False
    guessed: bool = False

    @property
    def only(self) -> bool:
        """Nothing but people and where they come from."""
        return bool(self.persons) and self.left <= 1 + 2 * len(self.persons)


_TOKEN = re.compile(r"[^\s,;]+")


@cache
def _split() -> re.Pattern[str]:
    conjunctions = "|".join([choice("people", "and"), *map(re.escape, _joining())])
    return re.compile(
        rf"\s*(?P<comma>[,;\t•·])\s*|\s+(?P<dash>[-–—])\s+|\s*(?P<and>&|\+|(?<![^\W_])v\s?/|(?<![^\W_])v\.(?=\s)|/|(?<![^\W_])(?:{conjunctions})(?![^\W_]))\s*",
        re.IGNORECASE,
    )


def _joining() -> tuple[str, ...]:
    """ "med", "with", "avec" between two people join them as "og" does; "af" and "von" may be parts of a name."""
    not_these = {*flat("people", "and"), *flat("people", "by"), *particles(), "av"}
    return tuple(word for word in flat("people", "weak") if word not in not_these and word.isalpha())


@cache
def _labels() -> re.Pattern[str]:
    everybody = r"(?:[*:·/_.-]?(?:innen|in|e|s|trice|ère|se|es)\b)*"  # "Referent*innen", "Intervenant·e·s"
    return re.compile(rf"(?<![^\W_])(?:{choice('people', 'labels')}){everybody}\s*:\s*", re.IGNORECASE)


def label_in(text: str) -> re.Match[str] | None:
    """ "Moderator:", "Intervenants :" and their like."""
    return _labels().search(text)


def first_piece(text: str) -> str:
    """The text up to its first comma, bracket, dash or "og"."""
    found = _split().search(text)
    piece = text[: found.start()] if found and found.start() > 0 else text
    return piece.split("(")[0].strip(TRIM)


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def people(text: str, place: Place, *, several: bool = False) -> Found:
    """Who is named in a list of people: names, roles, organisations with commas, "og" and brackets between.

    several: a word has promised more than one ("Panel:"), so what follows a comma may be a name of no list.
    """
    found = Found()
    if text.count(")") > text.count("("):
        text = text[::-1].replace(")", " ", 1)[::-1]  # of a bracket that begins before the particle
    text, asides = _asides(text)
    shout = _shouted(text)
    last_is_organisation = False
    pieces = _with_shared_names(_pieces(text), place)
    several = several or (place is Place.STRONG and _first_names(pieces))
    for number, (how, piece, between) in enumerate(pieces):
        here = place if how not in {"comma", "dash"} else min(place, Place.WEAK)
        if place is Place.STRONG and how == "comma" and not found.persons and not found.organisations:
            here = place  # "v/ formand for rådet, Bo Egelund"
        if how == "and" and last_is_organisation and piece[:1].islower() and _goes_on(piece):
            found.organisations[-1] += f"{between}{piece.strip(TRIM)}"
            continue
        count = len(found.persons), len(found.organisations)
        tokens = piece.split()
        if several and (could_be_name(tokens) or (len(tokens) == 1 and is_known_first(tokens[0]))):
            here = Place.STRONG
        if how == "comma" and number and only_role(pieces[number - 1][1]) and found.persons:
            here = Place.RUNNING  # "Ina Holm, professor, Politecnico Nord"
        if how == "comma" and found.persons and _role_of_place(tokens):
            here = Place.RUNNING  # "Jan de Groot, directeur Zorg Oost"
        following = pieces[number + 1] if number + 1 < len(pieces) else ("", "", "")
        if following[0] == "comma" and only_role(following[1]) and could_be_name(piece.split()):
            here = Place.STRONG  # "Xenia Holt, direktør"
        _piece(found, piece, asides, here, shout=shout)
        last_is_organisation = len(found.organisations) > count[1]
        _aside(found, piece, asides)
    return found


def _goes_on(piece: str) -> bool:
    """ "Furu bibliotek og aktivitetshus": a small word after "og" belongs to the organisation before it."""
    tokens = piece.split()
    return len(tokens) <= 3 and not any(
        is_role(token) or (is_capital(token) and is_known_first(token)) for token in tokens
    )


def _pieces(text: str) -> list[tuple[str, str, str]]:
    """The pieces between separators, each with the kind of the separator before it and the separator itself."""
    made, at, how, between = [], 0, "start", ""
    for match in _split().finditer(text):
        made.append((how, text[at : match.start()], between))
        how = "comma" if match["comma"] else "dash" if match["dash"] else "and"
        at, between = match.end(), match[0]
    made.append((how, text[at:], between))
    return [(how, piece.strip(), between) for how, piece, between in made if piece.strip(TRIM)]


def _role_of_place(tokens: list[str]) -> bool:
    """A small role with capitals behind it that begin with no first name: where somebody is director."""
    return len(tokens) > 1 and tokens[0].islower() and is_role(tokens[0]) and not is_known_first(tokens[1])


def _first_names(pieces: list[tuple[str, str, str]]) -> bool:
    """ "Anna B., Bo og Carl": colleagues by their first names, some with an initial."""
    tokens = [piece.split() for _how, piece, _between in pieces]
    return len(tokens) > 1 and all(len(name) <= 2 and is_known_first(name[0]) for name in tokens)


def _with_shared_names(pieces: list[tuple[str, str, str]], place: Place) -> list[tuple[str, str, str]]:
    """ "Anna og Bo Holm": the family name of the second is the first one's too."""
    made = list(pieces)
    for at in range(len(pieces) - 1):
        first, second = pieces[at][1].split(), pieces[at + 1][1].split()
        if pieces[at + 1][0] != "and" or len(first) != 1 or len(second) < 2 or place is Place.RUNNING:
            continue
        name = name_among(second, Place.WEAK)
        alone = is_capital(first[0]) and is_known_first(first[0]) and first[0].casefold() not in kind_words()
        if alone and name is not None and name.first == 0 and is_known_first(second[0]) and name.after > 1:
            made[at] = (pieces[at][0], " ".join([first[0], *second[1 : name.after]]), pieces[at][2])
    return made


def _asides(text: str) -> tuple[str, list[str]]:
    """The text with its brackets as marks, and what stood in them."""
    asides: list[str] = []

    def keep(match: re.Match[str]) -> str:
        asides.append(match[1] or match[2] or "")
        return f" \x01{len(asides) - 1}\x02 "

    return re.sub(r"\(([^()]*)\)?|\[([^\[\]]*)\]?", keep, text), asides


def _piece(found: Found, piece: str, asides: list[str], place: Place, *, shout: bool) -> None:
    beside = re.search(r"\x01(\d+)\x02", piece)
    piece = re.sub(r"\x01\d+\x02", " ", piece).strip(TRIM)
    if not piece:
        return
    if piece.casefold() in _nobody():
        found.nobody = True
        return
    tokens = _TOKEN.findall(piece)
    name = name_among(tokens, place, shout=shout)
    if (
        name is None
        and (place is Place.STRONG or could_be_name(tokens))
        and beside
        and asides[int(beside[1])][:1].islower()
    ):
        name = with_role(tokens)
    if name is None:
        _no_person(found, piece, tokens)
        return
    spoken = without_elision(" ".join(tokens[name.first : name.after]).strip(TRIM))
    rest = tokens[name.after :]
    organisation = _from(rest)
    found.persons.append(Named(spoken, organisation))
    if organisation:
        found.organisations.append(organisation)
    found.guessed = found.guessed or not name.known
    found.left += sum(is_prose(token) for token in tokens[: name.first])
    found.left += 0 if organisation else sum(is_prose(token) for token in rest)


def _no_person(found: Found, piece: str, tokens: list[str]) -> None:
    lower = sum(is_prose(token) for token in tokens)
    roles = sum(is_role(token) for token in tokens)
    if roles and not any(is_organisation(token) and is_capital(token) for token in tokens):
        found.roles += 1
        found.left += max(0, lower - 3)
        return
    if not any(is_organisation(token) for token in tokens) and (lower or not is_capital(tokens[0]) or len(tokens) > 5):
        found.left += lower
        return
    found.left += max(0, lower - 2)
    while len(tokens) > 1 and (is_role(tokens[0]) or tokens[0].casefold() in _small()):
        tokens = tokens[1:]
    piece = " ".join(tokens)
    found.organisations.append(piece)
    if found.persons and not found.persons[-1].organisation:
        found.persons[-1] = Named(found.persons[-1].name, piece)


def is_prose(token: str) -> bool:
    """A word that is neither a name nor a role nor a small word of names."""
    return token[:1].islower() and not is_role(token) and token.casefold() not in _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(flat("people", "of") + flat("people", "and")) | particles()


def _from(rest: list[str]) -> str:
    """The organisation in "Per Hansen fra Sorø Bibliotek", "Jan Smit van de Regiegroep", "Mats Lund Kils kommun"."""
    if rest and rest[0].casefold() in flat("people", "of") and len(rest) <= 7:
        at = next((at for at in range(1, len(rest)) if rest[at].casefold() not in _small()), len(rest))
        if at < len(rest) and is_capital(rest[at]):
            return " ".join(rest[at:]).strip(TRIM)
    if rest and len(rest) <= 3 and all(is_acronym(token) for token in rest):
        return " ".join(rest).strip(TRIM)
    if rest and len(rest) <= 4 and is_capital(rest[0]) and any(is_organisation(token) for token in rest):
        return " ".join(rest).strip(TRIM)
    return ""


def _aside(found: Found, piece: str, asides: list[str]) -> None:
    """A bracket behind a person: an organisation, a role, or a party's letter."""
    for number in re.findall(r"\x01(\d+)\x02", piece):
        inside = asides[int(number)].strip(TRIM)
        tokens = inside.split()
        proper = [t for t in tokens if is_capital(t) and not is_role(t)]
        if not proper or (len(inside) <= 3 and not is_acronym(inside)):
            continue
        if not found.persons and could_be_name(tokens) and is_known_first(tokens[0]):
            found.persons.append(Named(inside))  # "MC (Dev Anand)"
            continue
        if is_role(tokens[0]) or tokens[0][0].islower():
            inside = " ".join(tokens[tokens.index(proper[0]) :])
        found.organisations.append(inside)
        if found.persons and not found.persons[-1].organisation:
            found.persons[-1] = Named(found.persons[-1].name, inside)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(flat("people", "nobody"))


def first_names_only(text: str) -> Found | None:
    """ "Katy/Christer", "Anna og Bo", "Michel": colleagues by first name, on a line or in a cell of their own."""
    pieces = _pieces(text)
    tokens = [piece.strip(TRIM) for _how, piece, _between in pieces]
    if (
        not tokens
        or any(how == "dash" for how, _piece, _between in pieces)
        or len(tokens) > 6
        or any(len(token.split()) != 1 or not is_capital(token) for token in tokens)
    ):
        return None
    kinds = any(token.casefold() in kind_words() or is_organisation(token) or is_role(token) for token in tokens)
    if kinds or not any(is_known_first(token) for token in tokens):
        return None
    return Found([Named(token) for token in tokens], guessed=True)


def only_role(text: str) -> bool:
    """A role alone: nobody by name."""
    spoken = words_of(text)
    return 0 < len(spoken) <= 4 and any(is_role(word) for word in spoken)
