"""Every text that a person reads, in Danish and English.

English is the source and needs no catalogue; the others are compiled gettext catalogues under
`resources/translations`. A text is a `Message` (or a `Many`, where a number decides its form), made once at the top
of the module that shows it, and spoken with `say` at the moment it is shown, so that a switch of language takes
effect at once.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache

from app.resources import folder

LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A text with its context. {0}, {1} stand for what `say` fills in."""

    context: str
    text: str


@dataclass(frozen=True, slots=True)
class Many:
    """A text whose form a number decides; {0} is the number."""

    context: str
    one: str
    many: str


class _Voice:
    """The language that is spoken now."""

    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def say(message: Message | Many, *args: object) -> str:
    """The text in the language spoken now, filled in. The first argument of a Many is its number."""
    return _fill(_Voice.catalogue, message, args)


def say_in(language: str, message: Message | Many, *args: object) -> str:
    """The text in a given language: documents keep theirs whatever the screen speaks."""
    return _fill(_catalogue(language), message, args)


def set_language(language: str) -> None:
    """Speaks `language` ("da" or "en") from now on."""
    _Voice.catalogue = _catalogue(language)
    _Voice.language = language


def language() -> str:
    """The language spoken now."""
    return _Voice.language


def _fill(catalogue: gettext.NullTranslations, message: Message | Many, args: tuple[object, ...]) -> str:
    if isinstance(message, Many):
        number = args[0]
        if not isinstance(number, int):
            raise TypeError("the first argument of a Many is its number")
        text = catalogue.npgettext(message.context, message.one, message.many, number)
    else:
        text = catalogue.pgettext(message.context, message.text)
    return text.format(*args) if args else text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en" or language not in LANGUAGES:  # a workshop from elsewhere may have been made in another
        return gettext.NullTranslations()
    with (folder("translations") / f"{language}.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
