"""Step 4: who is named in a text: persons, each with an organisation; organisations alone; roles dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from app.intake.vocabulary import choice, family_names, first_names, flat, words, words_of
from app.services.intake import Named


class Place(IntEnum):
    """How much the place of a text promises a person in it."""

    RUNNING = 0  # in a title or in prose: only a name that is surely one
    WEAK = 1  # after "med", "by", a comma, a dash: a known first name
    STRONG = 2  # after "v/" or "Moderator:": whatever looks like a name


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
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "af",
        "av",
        "la",
        "le",
        "du",
        "di",
        "da",
        "dos",
        "zu",
        "ter",
        "ten",
        "'t",
        "y",
        "el",
        "al",
        "bin",
        "della",
        "del",
        "dela",
    ]
)
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*\Z")
_CAPITAL = re.compile(r"[^\W\d_][\w'’.–-]*\Z")
_PATRONYM = re.compile(
    r"(?:sen|son|sson|dottir|dóttir|datter|sdóttir|berg|strøm|ström|gaard|gård|stad|mann|sma|stra)\Z"
)
_TRIM = " \t.,;:*–—-·•\"“”«»'"


@cache
def _split() -> re.Pattern[str]:
    conjunctions = choice("people", "and")
    return re.compile(
        rf"\s*(?P<comma>[,;\t•·])\s*|\s+(?P<dash>[-–—])\s+|\s*(?P<and>&|\+|(?<![^\W_])v\s?/|(?<![^\W_])v\.(?=\s)|/|(?<![^\W_])(?:{conjunctions})(?![^\W_]))\s*",
        re.IGNORECASE,
    )


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{choice('people', 'labels')})\s*:\s*", re.IGNORECASE)


def label_in(text: str) -> re.Match[str] | None:
    """ "Moderator:", "Intervenants :" and their like."""
    return _labels().search(text)


def is_known_first(token: str) -> bool:
    """A first name of the list; of a double name (Ann-Marie) the first part tells."""
    bare = token.strip(_TRIM).casefold()
    return bare in first_names() or (("-" in bare or "–" in bare) and re.split("[-–]", bare)[0] in first_names())


def is_known_family(token: str) -> bool:
    """A family name of the list, or one formed like one."""
    bare = token.strip(_TRIM).casefold()
    return bare in family_names() or (len(bare) > 5 and _PATRONYM.search(bare) is not None)


def _capital(token: str) -> bool:
    return bool(token) and token[0].isupper() and _CAPITAL.match(token) is not None


def _acronym(token: str) -> bool:
    bare = token.strip(_TRIM)
    return 2 <= len(bare) <= 6 and sum(c.isupper() for c in bare) >= 2 and bare[-1].isupper()


def _organisation(token: str) -> bool:
    return token.strip(_TRIM) in words("people", "organisations")


def _role(token: str) -> bool:
    bare = token.strip(_TRIM)
    return bare in words("people", "roles") or bare.casefold() in _honours()


@cache
def _honours() -> frozenset[str]:
    return frozenset(flat("people", "honours"))


@cache
def _kind_words() -> frozenset[str]:
    keys = ("break", "meal", "lunch", "welcome", "closing", "plenum", "group", "talk")
    return frozenset(word for key in keys for word in flat("kinds", key) if " " not in word and "*" not in word)


@dataclass(frozen=True, slots=True)
class Name:
    """A name among tokens: from which to which, and whether a list knows it."""

    first: int
    after: int
    known: bool


def name_among(tokens: list[str], place: Place, *, shout: bool = False) -> Name | None:
    """The first name in a run of tokens. shout: the text is all capitals, so capitals tell nothing."""
    for at, token in enumerate(tokens):
        if not _capital(token) or not is_known_first(token) or token.strip(_TRIM).casefold() in _kind_words():
            continue
        after = _name_end(tokens, at, shout=shout)
        following = tokens[at + 1 : after]
        if any(is_known_family(part) for part in following):
            return Name(at, after, known=True)
        if following and (place >= Place.WEAK or at == 0 or _role(tokens[at - 1])):
            return Name(at, after, known=True)
        if place is Place.STRONG and not following and after == len(tokens) and not _organisation(token):
            return Name(at, after, known=True)
    if place is Place.STRONG:
        return _formal(tokens) or _unlisted(tokens, shout=shout)
    return _formal(tokens) if place is Place.WEAK else None


def _formal(tokens: list[str]) -> Name | None:
    """A name that no list has, but that an honour, an initial, a role or a family name gives away."""
    for at, token in enumerate(tokens):
        bare = token.strip(_TRIM).casefold()
        after = _name_end(tokens, at + 1, shout=False) if at + 1 < len(tokens) and _capital(tokens[at + 1]) else at + 1
        follows = after - at - 1
        if follows and _proper(tokens[at + 1 : after]):
            if bare in _honours() and token[0].isupper():
                return Name(at + 1, after, known=True)
            if _INITIAL.match(token) and token[0].isupper() and len(bare) <= 6 and "." in token:
                return Name(at, after, known=True)
            if _role(token) and follows >= 2 and after == len(tokens):
                return Name(at + 1, after, known=False)
    if could_be_name(tokens) and is_known_family(tokens[-1]):
        return Name(0, len(tokens), known=False)
    return None


def could_be_name(tokens: list[str]) -> bool:
    """Two or three capitals and nothing else, none of them of an organisation, a role or a kind of item."""
    return 2 <= len(tokens) <= 4 and _capital(tokens[0]) and _proper(tokens) and _capital(tokens[-1])


def _proper(tokens: list[str]) -> bool:
    return all(
        token.casefold() in _PARTICLES
        or (
            (_capital(token) or _INITIAL.match(token) is not None)
            and not (
                _organisation(token)
                or _role(token)
                or _acronym(token)
                or token.strip(_TRIM).casefold() in _kind_words()
            )
        )
        for token in tokens
    )


def first_piece(text: str) -> str:
    """The text up to its first comma, bracket, dash or "og"."""
    found = _split().search(text)
    piece = text[: found.start()] if found and found.start() > 0 else text
    return piece.split("(")[0].strip(_TRIM)


def _unlisted(tokens: list[str], *, shout: bool) -> Name | None:
    """A name that no list has, where a name must stand: two to four capitals in a row, or a family name alone."""
    at = 0
    while at < len(tokens) and (_role(tokens[at]) or not _capital(tokens[at])):
        at += 1
    after = at
    while after < len(tokens) and after - at < 5 and _part_of_name(tokens, after, shout=shout):
        after += 1
    run = tokens[at:after]
    if not run or any(_organisation(part) or _role(part) for part in run):
        return None
    if after < len(tokens) and _capital(tokens[after]) and not _acronym(tokens[after]):
        return None
    if len(run) == 1 and not (is_known_family(run[0]) and after == len(tokens)):
        return None
    if any(part.strip(_TRIM).casefold() in _kind_words() for part in run):
        return None
    return Name(at, after, known=False)


def _name_end(tokens: list[str], at: int, *, shout: bool) -> int:
    after = at + 1
    while after < len(tokens) and after - at < 6 and _part_of_name(tokens, after, shout=shout):
        if tokens[after - 1].endswith((".", ":")) and not _INITIAL.match(tokens[after - 1]):
            break
        after += 1
    return after


def _part_of_name(tokens: list[str], at: int, *, shout: bool) -> bool:
    token = tokens[at]
    if token.casefold() in _PARTICLES:
        return any(_capital(later) for later in tokens[at + 1 : at + 3])
    if _INITIAL.match(token):
        return token[0].isupper() and at + 1 < len(tokens)
    if not _capital(token) or (_acronym(token) and not shout):
        return False
    return not (_organisation(token) or _role(token) or token.strip(_TRIM).casefold() in _kind_words())


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def people(text: str, place: Place, *, several: bool = False) -> Found:
    """Who is named in a list of people: names, roles, organisations with commas, "og" and brackets between.

    several: a word has promised more than one ("Panel:"), so what follows a comma may be a name of no list.
    """
    found = Found()
    text, asides = _asides(text)
    shout = _shouted(text)
    last_is_organisation = False
    pieces = _pieces(text)
    for number, (how, piece, between) in enumerate(pieces):
        here = place if how not in {"comma", "dash"} else min(place, Place.WEAK)
        if place is Place.STRONG and how == "comma" and not found.persons and not found.organisations:
            here = place  # "v/ formand for rådet, Bo Egelund"
        if how == "and" and last_is_organisation and piece[:1].islower() and _goes_on(piece):
            found.organisations[-1] += f"{between}{piece.strip(_TRIM)}"
            continue
        count = len(found.persons), len(found.organisations)
        if several and could_be_name(piece.split()):
            here = Place.STRONG
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
    return len(tokens) <= 3 and not any(_role(token) or (_capital(token) and is_known_first(token)) for token in tokens)


def _pieces(text: str) -> list[tuple[str, str, str]]:
    """The pieces between separators, each with the kind of the separator before it and the separator itself."""
    made, at, how, between = [], 0, "start", ""
    for match in _split().finditer(text):
        made.append((how, text[at : match.start()], between))
        how = "comma" if match["comma"] else "dash" if match["dash"] else "and"
        at, between = match.end(), match[0]
    made.append((how, text[at:], between))
    return [(how, piece.strip(), between) for how, piece, between in made if piece.strip(_TRIM)]


def _asides(text: str) -> tuple[str, list[str]]:
    """The text with its brackets as marks, and what stood in them."""
    asides: list[str] = []

    def keep(match: re.Match[str]) -> str:
        asides.append(match[1] or match[2] or "")
        return f" \x01{len(asides) - 1}\x02 "

    return re.sub(r"\(([^()]*)\)?|\[([^\[\]]*)\]?", keep, text), asides


def _piece(found: Found, piece: str, asides: list[str], place: Place, *, shout: bool) -> None:
    beside = re.search(r"\x01(\d+)\x02", piece)
    piece = re.sub(r"\x01\d+\x02", " ", piece).strip(_TRIM)
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
        name = _with_role(tokens)
    if name is None:
        _no_person(found, piece, tokens)
        return
    spoken = " ".join(tokens[name.first : name.after]).strip(_TRIM)
    rest = tokens[name.after :]
    organisation = _from(rest)
    found.persons.append(Named(spoken, organisation))
    if organisation:
        found.organisations.append(organisation)
    found.guessed = found.guessed or not name.known
    found.left += sum(_prose(token) for token in tokens[: name.first])
    found.left += 0 if organisation else sum(_prose(token) for token in rest)


def _with_role(tokens: list[str]) -> Name | None:
    """ "Krag (lodsejer)": a family name alone, with a small word in brackets behind it."""
    alone = could_be_name(tokens) or (
        len(tokens) == 1 and _capital(tokens[0]) and not (_organisation(tokens[0]) or _acronym(tokens[0]))
    )
    return Name(0, len(tokens), known=False) if alone else None


def _no_person(found: Found, piece: str, tokens: list[str]) -> None:
    lower = sum(_prose(token) for token in tokens)
    roles = sum(_role(token) for token in tokens)
    if roles and not any(_organisation(token) and _capital(token) for token in tokens):
        found.roles += 1
        found.left += max(0, lower - 3)
        return
    if not any(_organisation(token) for token in tokens) and (lower or not _capital(tokens[0]) or len(tokens) > 5):
        found.left += lower
        return
    found.left += max(0, lower - 2)
    while len(tokens) > 1 and (_role(tokens[0]) or tokens[0].casefold() in _small()):
        tokens = tokens[1:]
    piece = " ".join(tokens)
    found.organisations.append(piece)
    if found.persons and not found.persons[-1].organisation:
        found.persons[-1] = Named(found.persons[-1].name, piece)


def _prose(token: str) -> bool:
    """A word that is neither a name nor a role nor a small word of names."""
    return token[:1].islower() and not _role(token) and token.casefold() not in _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(flat("people", "of") + flat("people", "and")) | _PARTICLES


def _from(rest: list[str]) -> str:
    """The organisation in "Per Hansen fra Sorø Bibliotek"."""
    if len(rest) >= 2 and rest[0].casefold() in flat("people", "of") and _capital(rest[1]) and len(rest) <= 6:
        return " ".join(rest[1:]).strip(_TRIM)
    if rest and len(rest) <= 3 and all(_acronym(token) for token in rest):
        return " ".join(rest).strip(_TRIM)
    return ""


def _aside(found: Found, piece: str, asides: list[str]) -> None:
    """A bracket behind a person: an organisation, a role, or a party's letter."""
    for number in re.findall(r"\x01(\d+)\x02", piece):
        inside = asides[int(number)].strip(_TRIM)
        tokens = inside.split()
        proper = [t for t in tokens if _capital(t) and not _role(t)]
        if not proper or (len(inside) <= 3 and not _acronym(inside)):
            continue
        if _role(tokens[0]) or tokens[0][0].islower():
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
    tokens = [piece.strip(_TRIM) for _how, piece, _between in pieces]
    if (
        not tokens
        or any(how == "dash" for how, _piece, _between in pieces)
        or len(tokens) > 6
        or any(len(token.split()) != 1 or not _capital(token) for token in tokens)
    ):
        return None
    kinds = any(token.casefold() in _kind_words() or _organisation(token) or _role(token) for token in tokens)
    if kinds or not any(is_known_first(token) for token in tokens):
        return None
    return Found([Named(token) for token in tokens], guessed=True)


def only_role(text: str) -> bool:
    """A role alone: nobody by name."""
    spoken = words_of(text)
    return 0 < len(spoken) <= 4 and any(_role(word) for word in spoken)
