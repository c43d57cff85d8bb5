"""Text as it is compared: without case and accents, so that what is typed in haste finds what was written with care."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {ord("ø"): "o", ord("æ"): "ae", ord("đ"): "d", ord("ł"): "l", ord("þ"): "th", ord("ð"): "d", ord("œ"): "oe"}


def exact(text: str) -> str:
    """Lower case with its accents; aa is å, as in names of places."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.replace("aa", "å")


def plain(text: str) -> str:
    """Lower case, no accents: å and aa are a, æ is ae, ø is o."""
    return unaccented(exact(text))


def unaccented(text: str) -> str:
    """The plain form of an exact one."""
    if text.isascii():
        return text
    text = text.replace("å", "a").replace("æ", "ae").replace("ø", "o").replace("é", "e")
    if text.isascii():
        return text
    text = unicodedata.normalize("NFD", text).translate(_LETTERS)
    return "".join(c for c in text if not unicodedata.combining(c))


_ENDINGS = (
    "eringernes", "eringerne", "ingernes", "eringens", "eringers", "erendes", "ingerne", "eringen", "eringer",
    "erende", "hedens", "ingens", "ingers", "erings", "ernes", "erens", "heder", "erede", "heden", "endes",
    "ingen", "inger", "ering", "ments", "erne", "eren", "erer", "ende", "edes", "eres", "ered", "eret", "enes",
    "ings", "ment", "ens", "ers", "ets", "ene", "ere", "ede", "hed", "est", "ing", "ies", "en", "er", "es", "et",
    "ed", "ly", "e", "s",
)  # fmt: skip
"""Endings of Danish words (and a few English ones), the longest first."""

_STEM = 4
"""No stem is shorter than this; shorter words are compared whole."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A plain word without its ending: undervise, undervisning and undervisningen are one."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    word = word.removesuffix(ending)
    if len(word) > _STEM and word[-1] == word[-2]:
        return word[:-1]  # opdatter(ing), program(mer)
    return word[:-1] if len(word) > _STEM and word.endswith("sn") else word  # undervisn(ing)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, plain: letters and digits, parted by all else."""
    return tuple("".join(c if c.isalnum() else " " for c in plain(text)).split())
