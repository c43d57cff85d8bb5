"""Step 4b: a title and its people, by what stands between them: a particle, a comma, a colon, nothing at all.

Each cut takes the people into the head and answers with the title, or with None where it does not fit.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from app.intake.forms import is_form, is_speech, with_title_behind
from app.intake.head import EDGES, Head
from app.intake.names import (
    Name,
    Place,
    could_be_name,
    is_honour,
    is_known_first,
    is_role,
    name_among,
)
from app.intake.particles import NUMBERED, is_about, promises, strong_particles, weak_particles
from app.intake.people import Found, first_piece, is_prose, people
from app.intake.talking import by_brackets, by_dialogue
from app.intake.vocabulary import choice, flat, words, words_of

MOST_CUTS = 30
"""Places at which a title is tried to be divided from its people."""

_SEPARATORS = re.compile(r"\t|\s+[|~•·→►]\s+|\s+[-–—]\s+|,\s+|\s*\(|\s*/\s+|:\s+|\s+[-–—](?=[A-ZÆØÅ])|(?<=[?!»”\"])\s+")


@cache
def _of() -> re.Pattern[str]:
    """ "of", "fra", "de", "d'": a person behind it speaks where what stands before is something spoken."""
    return re.compile(rf"(?<=\s)(?:(?:{choice('people', 'of')})\s+|d['’])(?=[^\W_])", re.IGNORECASE)


def spoken_title(head: Head, text: str, *, mixed_case: bool = False) -> str:
    """The title of a sentence without its people. mixed_case: the language writes titles small."""
    text = re.sub(r"\[([^\[\]]*)\]\s*$", r"(\1)", text)
    work = re.match(r"([^\W\d_]+)\s*(?::|[-–—])\s", text)
    if work is not None and work[1] in words("people", "works"):
        return text  # "Film: Billy Elliot"
    cuts = (by_dialogue, by_brackets, _by_strong, _by_leading_name, _by_weak, _by_speech, _by_separator)
    for cut in cuts:
        title = cut(head, text)
        if title is not None:
            # more people may be left: "Talk with X, chaired by Y", "In conversation: X and Y, chaired by Z"
            return title if cut is by_dialogue else _by_weak(head, title) or _by_form(head, title) or title
    title = _by_nothing(head, text, mixed_case=mixed_case)
    return title if title is not None else _inside(head, text)


def speaks(head: Head, text: str) -> bool:
    """Takes the people of a later sentence: after a weak particle ("med", "by"), or who begin it."""
    if _by_weak(head, text) is not None:
        return True
    tokens = re.split(r"[,;:(]", text)[0].split()
    name = name_among(tokens, Place.RUNNING)
    if name is None or name.first > 1 or name.after - name.first < 2:
        return False
    if name.first == 1 and not (is_role(tokens[0]) or is_honour(tokens[0])):
        return False
    head.take(people(" ".join(tokens[name.first : name.after]), Place.WEAK))
    return True


def _by_strong(head: Head, text: str) -> str | None:
    for match in islice(strong_particles().finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        sure = match["sure"] is not None
        if sure and before.rstrip().casefold().endswith(NUMBERED):
            continue
        whom, title = with_title_behind(before, after, Place.STRONG)
        found = people(whom, Place.STRONG)
        if not promises(found, sure=sure, long=match.end() - match.start() >= 3):
            continue
        if not sure and found.persons and not _opens_with_people(whom):
            continue  # "Führung durch das Haus (Karin Holz)"
        if not sure and found.guessed and not _believed(before, whom, found):
            continue
        head.take(found)
        head.spoken = True
        head.label = "" if before.strip(EDGES) or sure else _form_of(match[0])
        return title or _without_form(before.strip(EDGES + "("))
    return None


def _believed(before: str, whom: str, found: Found) -> bool:
    """Whether a name of no list is one: "Welcome by Olu Adeyemi", "Canals by Olu Adeyemi, engineer", but neither
    "Skills by Good Design" nor "Führung durch Alte Gärten"."""
    spoken = words_of(before)
    if words("kinds", "break", "meal", "lunch").find(spoken) is not None:
        return False
    told = bool(found.roles or found.organisations) or any(sign in whom for sign in ",(")
    form = words("kinds", "welcome", "closing", "plenum", "group", "talk").find(spoken) is not None
    return told or form or all(is_form(word) for word in spoken)


def _opens_with_people(text: str) -> bool:
    """Whether a name, a role or an organisation stands up to the first comma or bracket."""
    found = people(first_piece(text), Place.STRONG)
    return bool(found.persons or found.roles or found.organisations)


def _without_form(title: str) -> str:
    """ "Fællesskabets former - oplæg" without the form behind it."""
    found = re.search(r"(?:\s+[-–—]\s+|\s*\()(?:[^\W\d_]{1,4}\s+)?([^\W\d_]+)$", title)
    form = found is not None and found[1].casefold() in words("people", "speech")
    return title[: found.start()] if found is not None and form and found.start() >= 4 else title


def _form_of(particle: str) -> str:
    """ "In conversation with" as "In conversation", "Oplæg ved" as "Oplæg"."""
    said = particle.split()
    return " ".join(said[:-1] if len(said) > 1 else [])


def _by_leading_name(head: Head, text: str) -> str | None:
    """ "Jack Dawson: The outcomes", "Per Hansen, SDU: ...", "Per Hansen – ...", "Prof. Per Hansen: ..."."""
    for match in re.finditer(r":\s*|\s+[-–—]\s+", text):
        before, after = text[: match.start()], text[match.end() :].strip()
        if len(before) > 90 or not after or re.search(r"[«“”„\"]", before):
            break
        found = people(before, Place.WEAK)
        if not (found.only and found.left == 0 and _leads(before)):
            continue
        other = people(after, Place.WEAK)
        if other.only and other.left == 0 and not match[0].startswith(":"):
            return None
        if not match[0].startswith(":") and not other.persons and _only_organisation(after):
            return None
        head.take(found)
        return _behind_role(after)
    return None


def _by_form(head: Head, text: str) -> str | None:
    """ "In conversation: Per Hansen and Ina Holm": who talk, behind what they do."""
    form, colon, whom = text.partition(":")
    found = people(whom, Place.WEAK) if colon else Found()
    talk = form.strip().casefold() in {" ".join(each.split()[:-1]) for each in flat("people", "talking")}
    if not found.persons or not found.only or found.left or not (talk or all(map(is_form, form.split()))):
        return None
    head.take(found)
    return form.strip(EDGES)


def _behind_role(text: str) -> str:
    """ "wethouder : De wijk aan zet" without the role that the name before it has, or the place it comes from."""
    found = re.match(r"([^:«»\"“„]{3,60}?)(\s*):\s+(?=\S)", text)
    if found is None:
        return text
    told = people(found[1], Place.WEAK)
    from_there = bool(found[2]) and len(found[1].split()) <= 3  # "Zorg Oost : ..."
    return text[found.end() :] if from_there or (told.roles and told.left == 0) else text


def _leads(text: str) -> bool:
    """Whether a name begins a text, roles and honours left aside."""
    tokens = text.split()
    at = 0
    while at < len(tokens) - 1 and (is_role(tokens[at]) or is_honour(tokens[at]) or "/" in tokens[at]):
        at += 1
    return bool(tokens) and (is_known_first(tokens[at]) or (at > 0 and could_be_name(first_piece(text).split()[at:])))


def _only_organisation(text: str) -> bool:
    found = people(text, Place.WEAK)
    told = bool(found.organisations or found.roles) and found.left == 0
    return told and len(words_of(text)) <= 4 and not any(is_prose(token) for token in text.split())


def _by_weak(head: Head, text: str) -> str | None:
    for match in islice(weak_particles().finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        whom, title = with_title_behind(before, after, Place.WEAK)
        found = people(whom, Place.WEAK)
        tokens = first_piece(whom).split()
        name = name_among(tokens, Place.WEAK)
        if name is None and match[0].strip().casefold() in flat("people", "by") and could_be_name(_before_of(tokens)):
            found = people(whom, Place.STRONG)
            name = name_among(tokens, Place.STRONG) if _believed(before, whom, found) else None
        if name is None and found.persons and found.persons[0].name.split()[:1] == tokens:
            name = Name(0, 1, known=True)  # "Anna og Bo Holm"
        if name is None or not found.only:
            continue
        if not all(_may_precede(token) for token in tokens[: name.first]):
            continue
        if is_about(f"{before} {match[0]}") or not before.strip(EDGES):
            continue
        if match[0].strip().casefold() in flat("people", "and"):
            continue
        head.take(found)
        return title or _without_form(before.strip(EDGES + "("))
    return None


def _before_of(tokens: list[str]) -> list[str]:
    """ "Adrie Stolker" of "Adrie Stolker van de Regiegroep"."""
    small = flat("people", "of")
    at = next((n for n in range(2, len(tokens)) if tokens[n].casefold() in small), len(tokens))
    return tokens[:at]


def _by_speech(head: Head, text: str) -> str | None:
    """ "Mot d'accueil de Rémi Castelnau", "Welcome from Ruth Ellis": what is spoken, and by whom."""
    for match in islice(_of().finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        if not _is_said(before):
            continue
        whom, title = with_title_behind(before, after, Place.WEAK)
        found = people(whom, Place.WEAK)
        tokens = first_piece(whom).split()
        name = name_among(tokens, Place.WEAK)
        if name is None or not found.only or not all(_may_precede(token) for token in tokens[: name.first]):
            continue
        between = tokens[: name.first]
        if any(is_prose(token) or token.casefold() in flat("people", "of") for token in between):
            continue  # "Mot d'accueil de Rémi Castelnau": a later one stands before the name
        head.take(found)
        return title or before.strip(EDGES + "(")
    return None


def _is_said(before: str) -> bool:
    """ "Opening remarks", "Mot de bienvenue": something spoken, with nothing but small words behind it."""
    tokens = before.split()[-4:]
    at = next((n for n in reversed(range(len(tokens))) if tokens[n].casefold() in words("people", "speech")), None)
    return at is not None and not any(token[:1].isupper() for token in tokens[at + 1 :])


def _may_precede(token: str) -> bool:
    """A role or a small word may stand between "med" and the name; a capital word of another kind may not."""
    return token[:1].islower() or is_role(token.strip(EDGES)) or is_honour(token)


def _by_separator(head: Head, text: str) -> str | None:
    for match in islice(_SEPARATORS.finditer(text), MOST_CUTS):
        before, after = text[: match.start()], text[match.end() :]
        if not before.strip(EDGES):
            continue
        if match[0].strip() == "(":
            if _in_bracket(head, after):
                return _without_role(before)
            after = after.rstrip(") ") if after.count("(") < after.count(")") else after
        elif before.count("(") > before.count(")"):
            continue
        tokens = first_piece(after).split()
        if (
            match[0].strip() != ","
            and words_of(before)
            and all(w in words("people", "works") for w in words_of(before))
        ):
            continue  # "Film: Billy Elliot"
        place = Place.STRONG if _is_surely_whom(before, tokens, bracket=match[0].strip() == "(") else Place.WEAK
        found = people(after, place)
        name = name_among(tokens, place)
        if name is None and found.persons and could_be_name(tokens) and found.persons[0].name.split()[0] in tokens:
            name = Name(0, len(tokens), known=False)  # a role behind it told
        if name is None or (name.after - name.first < 2 and name.first == 0 and place is Place.WEAK):
            continue
        if not all(_may_precede(token) for token in tokens[: name.first]) or name.first > 6:
            continue
        if not found.only or found.left > max(2, len(found.persons)):
            continue
        if people(before, Place.WEAK).only and match[0].strip() in {",", "/"}:
            continue  # a list of people, not a title and a person
        head.take(found)
        return _without_role(before)
    return None


def _in_bracket(head: Head, after: str) -> bool:
    """ "(Leiterin des Jugendamts, Jana Pohl)": a bracket that ends the text, with nothing but people."""
    inside, _, behind = after.partition(")")
    found = people(inside, Place.WEAK)
    if behind.strip(EDGES) or not (found.only and found.left <= 1 and found.roles):
        return False
    head.take(found)
    return True


def _is_surely_whom(before: str, tokens: list[str], *, bracket: bool) -> bool:
    """ "Velkommen, Vibeke", "Welcome (Olu Adeyemi)": behind nothing but what is spoken a first name alone is enough,
    and in a bracket a name of no list, if it is no room."""
    if len(tokens) == 1:
        return is_known_first(tokens[0]) and _only_form(before)
    spoken = all(is_speech(word) for word in words_of(before))
    named = bracket and could_be_name(tokens) and all(token[:1].isupper() for token in tokens)
    return spoken and named and not any(token in words("titles", "rooms") for token in tokens)


def _only_form(before: str) -> bool:
    """ "Velkommen, Vibeke", "velk. / Karen": before a first name alone only a form may stand."""
    return all(is_form(token) for token in before.split())


def _without_role(title: str) -> str:
    """ "Welcome by our president" without what tells only who the person behind the comma is."""
    for match in (*weak_particles().finditer(title), *strong_particles().finditer(title)):
        spoken = words_of(title[match.end() :])
        if 0 < len(spoken) <= 4 and any(word in words("people", "roles") for word in spoken):
            return title[: match.start()]
    return title


def _by_nothing(head: Head, text: str, *, mixed_case: bool) -> str | None:
    """ "Begrüßung Prof. Silke Ahrendt", "Keynote Ruth Ellis: Cities": a name straight behind the title.

    Where titles are written large only a form ("Keynote") may stand before it.
    """
    tokens = text.split()
    for at in range(1, min(len(tokens) - 1, 16)):
        before = tokens[at - 1].strip(EDGES + "”»\"'’")
        if not tokens[at][:1].isupper() or not (is_known_first(tokens[at]) or is_honour(tokens[at])):
            continue
        begin = at
        while begin > 1 and is_role(tokens[begin - 1]):
            begin -= 1
        before = tokens[begin - 1].strip(EDGES + "”»\"'’")
        forms = all(is_form(token) for token in tokens[:begin])
        if not forms and (not mixed_case or len(before) < 4 or _is_small(before) or is_role(before)):
            continue
        title = " ".join(tokens[:begin])
        whom, behind = with_title_behind(title, " ".join(tokens[at:]), Place.WEAK)
        found = people(whom, Place.WEAK)
        first = first_piece(whom).split()
        name = name_among(first, Place.WEAK)
        if name is None or name.after - name.first < 2 or not all(_may_precede(t) for t in first[: name.first]):
            continue
        if not found.only or found.left > 0 or is_about(title) or _is_small(before):
            continue
        head.take(found)
        return behind or title.strip(EDGES)
    return None


def _is_small(word: str) -> bool:
    """A preposition or its like: what follows belongs to it."""
    bare = word.casefold()
    return any(bare in flat("people", key) for key in ("of", "and", "about", "weak")) or bare in flat("kinds", "of")


def _inside(head: Head, text: str) -> str:
    """The title as it is, with the people who are surely named in it."""
    for piece in re.split(r"[,;:()«»\"“”„]|\s[-–—]\s", text):
        tokens = piece.split()
        at = 0
        while at < len(tokens):
            joined = at > 0 and tokens[at].casefold() in flat("people", "and")
            name = name_among(tokens[at + joined :], Place.WEAK if joined else Place.RUNNING)
            if name is None or (joined and name.first > 0):
                break
            first, after = at + joined + name.first, at + joined + name.after
            if not joined and (is_about(" ".join(tokens[:first])) or not _sure_inside(tokens, first, after)):
                break
            head.take(people(" ".join(tokens[first:after]), Place.WEAK))
            head.inside = True
            at = after
        if head.inside:
            return (_quoted(text) or text) if text.startswith(piece) and at and is_known_first(tokens[0]) else text
    return text


def _quoted(text: str) -> str | None:
    """The title in quotes at the end of "Per Hansen, lektor: »Titel«"."""
    found = re.search(r"[«»“”„\"]([^«»“”„\"]{6,})[«»“”\"]\.?$", text)
    return found[1] if found else None


def _sure_inside(tokens: list[str], first: int, after: int) -> bool:
    return after - first >= 2 and (
        first == 0
        or tokens[first - 1].islower()
        or is_honour(tokens[first - 1])
        or tokens[first - 1].casefold() in words("people", "roles")
    )
