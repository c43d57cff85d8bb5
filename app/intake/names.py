"""Step 4a: one name among the words of a text, by the lists of names and by what stands around."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from app.intake.vocabulary import family_names, first_names, flat, words


class Place(IntEnum):
    """How much the place of a text promises a person in it."""

    RUNNING = 0  # in a title or in prose: only a name that is surely one
    WEAK = 1  # after "med", "by", a comma, a dash: a known first name
    STRONG = 2  # after "v/" or "Moderator:": whatever looks like a name


_ELIDED = re.compile(r"(?:[dl]['’]\s?|(?:al|el|as|ad|ar|an)-)(?=[^\W\d_])", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_a-zæøåäöüé]\.-?){2,}\Z")
_CAPITAL = re.compile(r"[^\W\d_][\w'’.–-]*\Z")
_PATRONYM = re.compile(
    r"(?:sen|son|sson|dottir|dóttir|datter|sdóttir|berg|strøm|ström|gaard|gård|stad|mann|sma|stra)\Z"
)
_ARTICLES = frozenset({"the", "das", "les", "det", "het", "ein", "eine", "une", "un", "our"})
TRIM = " \t.,;:*–—-·•\"“”«»'"


@lru_cache(maxsize=8192)
def is_known_first(token: str) -> bool:
    """A first name of the list; of a double name (Ann-Marie) the first part tells."""
    bare = without_elision(token.strip(TRIM)).casefold()
    return any(
        name in first_names() or (("-" in name or "–" in name) and re.split("[-–]", name)[0] in first_names())
        for name in (bare, _plain(bare))
    )


def _plain(word: str) -> str:
    """A word without its accents: many write Eva for Éva."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def is_known_family(token: str) -> bool:
    """A family name of the list, or one formed like one."""
    bare = token.strip(TRIM).casefold()
    return bare in family_names() or (len(bare) > 5 and _PATRONYM.search(bare) is not None)


@lru_cache(maxsize=8192)
def is_capital(token: str) -> bool:
    """A word that begins large ("d'Aubrac" too) and has letters only."""
    bare = without_elision(token)
    return bool(bare) and bare[0].isupper() and _CAPITAL.match(token) is not None


@lru_cache(maxsize=8192)
def without_elision(token: str) -> str:
    """ "d'Éric" as "Éric"."""
    found = _ELIDED.match(token)
    return token[found.end() :] if found and token[found.end() : found.end() + 1].isupper() else token


def is_acronym(token: str) -> bool:
    """ "SDU", "DB", "8K": short and large."""
    bare = token.strip(TRIM)
    return 2 <= len(bare) <= 6 and sum(c.isupper() for c in bare) >= 2 and bare[-1].isupper()


@lru_cache(maxsize=8192)
def is_organisation(token: str) -> bool:
    """A word that organisations are called by."""
    return token.strip(TRIM) in words("people", "organisations")


@lru_cache(maxsize=8192)
def is_role(token: str) -> bool:
    """A word for what somebody is, or a title of honour."""
    bare = token.strip(TRIM)
    known = words("people", "roles")
    inflected = (bare.endswith("in") and known.whole_word(bare[:-2])) or (
        len(bare) > 8 and bare.endswith("s") and bare[:-1] in known
    )
    return bare in known or bare.casefold() in honours() or inflected


def is_honour(token: str) -> bool:
    """ "Prof.", "ds.", "h.c.": a title in front of a name; a small one has its point."""
    bare = token.strip(TRIM).casefold()
    initials = _INITIALS.match(token) is not None
    bare = bare.split(".-")[0]  # "Dipl.-Psych."
    return bare in honours() and (token[:1].isupper() or token.endswith(".")) and not initials


@cache
def particles() -> frozenset[str]:
    """ "van", "von", "de": the small words of a name. The early ones are prepositions too, and belong to a name only
    between its first and its family name ("Petra zur Linden")."""
    return frozenset(flat("people", "particles"))


@cache
def honours() -> frozenset[str]:
    """Titles of honour, casefolded."""
    return frozenset(flat("people", "honours"))


@cache
def kind_words() -> frozenset[str]:
    """Words that tell a kind of item: nobody is called "Frokost"."""
    keys = ("break", "meal", "lunch", "welcome", "closing", "plenum", "group", "talk")
    return frozenset(word for key in keys for word in flat("kinds", key) if " " not in word and "*" not in word)


def is_kind_word(token: str) -> bool:
    """A word that alone tells a kind: a form ("Velkomst", "Keynote") when it stands in front of a name."""
    keys = ("break", "meal", "lunch", "welcome", "closing", "next_steps", "plenum", "group", "talk")
    return words("kinds", *keys).find([token.strip(TRIM).casefold()]) is not None


@dataclass(frozen=True, slots=True)
class Name:
    """A name among tokens: from which to which, and whether a list knows it."""

    first: int
    after: int
    known: bool


def name_among(tokens: list[str], place: Place, *, shout: bool = False) -> Name | None:
    """The first name in a run of tokens. shout: the text is all capitals, so capitals tell nothing."""
    letters = [token for token in tokens if token.isalpha()]
    shout = shout or (sum(map(len, letters)) > 8 and all(token.isupper() for token in letters))
    for at in range(len(tokens)):
        if not _may_begin(tokens, at):
            continue
        after = _name_end(tokens, at, shout=shout)
        if _is_named_after(tokens, at, after):
            return None
        first = _first_initial(tokens, at) if after == at + 1 and place >= Place.WEAK else at
        if first < at or _surely(tokens, at, after, place):
            return Name(first, after, known=True)
    if place is Place.STRONG:
        return _formal(tokens) or _unlisted(tokens, shout=shout)
    return _formal(tokens) if place is Place.WEAK else None


def _may_begin(tokens: list[str], at: int) -> bool:
    """Whether a first name of the list stands there that is not also something else."""
    token = tokens[at]
    bare = token.strip(TRIM)
    if not is_capital(token) or not is_known_first(token) or bare.casefold() in kind_words():
        return False
    if is_honour(token) and at + 1 < len(tokens) and is_known_first(tokens[at + 1]):
        return False  # "Canon Graham Ottley"
    return not words("people", "organisations").whole_word(bare)  # "Uni Bremen"


def _surely(tokens: list[str], at: int, after: int, place: Place) -> bool:
    """Whether a known first name with what follows it is somebody."""
    following = tokens[at + 1 : after]
    if any(is_known_family(part) for part in following):
        return True
    if following:
        return place >= Place.WEAK or at == 0 or is_role(tokens[at - 1])
    led = all(is_role(before) or is_honour(before) for before in tokens[:at])
    return place is Place.STRONG and after == len(tokens) and led and not is_organisation(tokens[at])


def _is_initial(token: str) -> bool:
    return "." in token and token[0].isupper() and _INITIAL.match(token) is not None and not is_honour(token)


def _first_initial(tokens: list[str], at: int) -> int:
    while at > 0 and _is_initial(tokens[at - 1]):
        at -= 1
    return at


def _formal(tokens: list[str]) -> Name | None:
    """A name that no list has, but that an honour, an initial, a role or a family name gives away."""
    for at, token in enumerate(tokens):
        bare = token.strip(TRIM).casefold()
        follows = at + 1 < len(tokens) and (is_capital(tokens[at + 1]) or tokens[at + 1].casefold() in particles())
        after = _name_end(tokens, at + 1, shout=False) if follows else at + 1
        behind = after - at - 1
        if behind and is_capital(tokens[after - 1]) and _proper(tokens[at + 1 : after]):
            if is_honour(token):
                return Name(at + 1, after, known=True)
            if _is_initial(token) and len(bare) <= 6:
                return Name(at, after, known=True)
            if is_role(token) and behind >= 2 and is_capital(tokens[at + 1]) and after == len(tokens):
                return Name(at + 1, after, known=False)
    room = bool(tokens) and tokens[-1].strip(TRIM) in words("titles", "rooms")  # "Store Sal"
    if could_be_name(tokens) and is_known_family(tokens[-1]) and not room:
        return Name(0, len(tokens), known=False)
    return None


def could_be_name(tokens: list[str]) -> bool:
    """Two or three capitals and nothing else, none of them of an organisation, a role or a kind of item."""
    return (
        2 <= len(tokens) <= 4
        and is_capital(tokens[0])
        and tokens[0].casefold() not in _ARTICLES
        and _proper(tokens)
        and is_capital(tokens[-1])
    )


def _proper(tokens: list[str]) -> bool:
    """Whether each token may be part of a name."""
    return all(
        token.casefold() in particles()
        or (
            (is_capital(token) or _INITIAL.match(token) is not None)
            and not is_acronym(token)
            and not is_organisation(token)
            and (_after_small(tokens, at) or not (is_role(token) or token.strip(TRIM).casefold() in kind_words()))
        )
        for at, token in enumerate(tokens)
    )


def _after_small(tokens: list[str], at: int) -> bool:
    """Behind a particle or an initial a word is a family name, whatever else it means ("A. de Boer")."""
    return at > 0 and (tokens[at - 1].casefold() in particles() or _INITIAL.match(tokens[at - 1]) is not None)


def _unlisted(tokens: list[str], *, shout: bool) -> Name | None:
    """A name that no list has, where a name must stand: two to four capitals in a row, or a family name alone."""
    at = 0
    while at < len(tokens) and (is_role(tokens[at]) or not is_capital(tokens[at])):
        at += 1
    after = at
    while after < len(tokens) and after - at < 5 and _part_of_name(tokens, after, shout=shout):
        after += 1
    run = tokens[at:after]
    if not run or any(is_organisation(part) or is_role(part) for part in run):
        return None
    if after < len(tokens) and is_capital(tokens[after]) and not is_acronym(tokens[after]):
        return None
    if len(run) == 1 and not (is_known_family(run[0]) and after == len(tokens)):
        return None
    if any(part.strip(TRIM).casefold() in kind_words() for part in run):
        return None
    return Name(at, after, known=False)


def _name_end(tokens: list[str], at: int, *, shout: bool) -> int:
    after = at + 1
    while after < len(tokens) and after - at < 6 and _part_of_name(tokens, after, shout=shout):
        if tokens[after - 1].endswith((".", ":")) and not _is_short(tokens[after - 1]):
            break
        after += 1
    while after - at > 1 and tokens[after - 1].casefold() in _small_parts():
        after -= 1  # "Jan Smit van de Werkgroep"
    if after - at > 2 and after < len(tokens) and is_place_of(tokens[after]):
        after -= 1  # "Linda Nyberg Kils kommun"
    return after


@cache
def _small_parts() -> frozenset[str]:
    return particles() | frozenset(flat("people", "early_particles"))


def _is_short(token: str) -> bool:
    """ "P.", "Chr.", "Hans-P.": a name cut short."""
    return _INITIAL.match(token) is not None or re.fullmatch(r"[^\W\d_]{2,4}\.|[^\W\d_]+-[^\W\d_]\.", token) is not None


def _is_named_after(tokens: list[str], at: int, after: int) -> bool:
    """ "Anne Frank House", "Lycée Victor Hugo": an institution with somebody's name."""
    named = flat("people", "named_after")
    behind = tokens[after].strip(TRIM).casefold() in named if after < len(tokens) else False
    return behind or (at > 0 and tokens[at - 1][:1].isupper() and tokens[at - 1].casefold() in named)


def is_place_of(token: str) -> bool:
    """A word that names an organisation only together with the place before it: "kommune", "universitet"."""
    return token.strip(TRIM).casefold() in flat("people", "behind_place")


def _part_of_name(tokens: list[str], at: int, *, shout: bool) -> bool:
    token = tokens[at]
    small = token.casefold()
    first = at > 0 and is_known_first(tokens[at - 1])
    if small in particles() or (first and small in flat("people", "early_particles")):
        return any(is_capital(later) for later in tokens[at + 1 : at + 3])
    if _INITIAL.match(token):
        return token[0].isupper() and (at + 1 < len(tokens) or first)
    if small in flat("people", "not_names"):
        return False  # "Grace Under Pressure"
    loud = len(token) >= 4 and first  # "Clotilde HAZARD"
    if not is_capital(token) or (is_acronym(token) and not shout and not loud):
        return False
    if shout and any(small in flat("people", key) for key in ("strong", "weak", "of", "and")):
        return False  # "SANG VED KORET"
    return _may_follow(token, first=first, small_before=at > 1 and tokens[at - 1].casefold() in particles())


def _may_follow(token: str, *, first: bool, small_before: bool) -> bool:
    """Whether a capital word may be the family name behind a first name or a particle: some are called Veldhuis,
    Dijkgraaf or de la Tour."""
    bare = token.strip(TRIM)
    if first or small_before:
        told = words("people", "organisations").whole_word(bare)
        return not told and (small_before or not (bare.casefold() in honours() or bare.casefold() in kind_words()))
    return not (is_organisation(token) or is_role(token) or bare.casefold() in kind_words())


def with_role(tokens: list[str]) -> Name | None:
    """ "Krag (lodsejer)": a family name alone, with a small word in brackets behind it."""
    alone = could_be_name(tokens) or (
        len(tokens) == 1 and is_capital(tokens[0]) and not (is_organisation(tokens[0]) or is_acronym(tokens[0]))
    )
    return Name(0, len(tokens), known=False) if alone else None
