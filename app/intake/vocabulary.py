"""The words of each language, from `resources/intake/*.toml`, and the names people have.

A word in a data file is whole, or has a star: "kaffe*", "*debat". Several words are a phrase, whose words may have a
star or be one; `<event>` in it is any word for what goes on ("day", "workshop"), `<day>` one for the day alone. "=end"
counts only where it is the whole title, "^talk" only where a title or a part of it begins, and so does a phrase with
an open end ("tak og *").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from app.resources import folder

LANGUAGES = ("da", "en", "no", "sv", "de", "nl", "fr")

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*[’']?", re.UNICODE)
"""A word of a running text; `q&a`, `break-out` and `l'accueil` are one."""


PLACES = {"<event>": "event", "<day>": "day"}
"""What stands in a phrase for any word of a key of its own."""

PHRASE = 1000
"""The weight of a phrase: more than any word's."""

FIRST = frozenset({0})
_GENITIVES = ("ens", "ets", "ernes")
_COMPOUNDS = {
    ("midday", "break"): "lunch",
    ("midday", "meal"): "lunch",
    ("meal", "break"): "meal",
    ("tables", "plenum"): "group",
}
"""Compounds that are not what their last part tells: "lunchpause", "matpause", "borddebat"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the vocabulary in a text: which, what it tells, from which to which word of the text."""

    tag: str
    first: int
    after: int
    weight: int  # how much of the last word it covers, from its end: the head of a compound decides


@dataclass(slots=True)
class Words:
    """A set of words with what each tells, found in a text in one pass."""

    whole: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)
    initial: dict[str, str] = field(default_factory=dict)
    initial_beginnings: dict[str, str] = field(default_factory=dict)

    def add(self, words: Iterable[str], tag: str) -> None:
        """Takes words in; the first of two tags of one word stays."""
        for each in words:
            word = each.casefold()
            parts = tuple(word.lstrip("^").split())
            if word.startswith("="):
                self.alone.setdefault(word[1:], tag)
            elif len(parts) > 1:
                for first in place_words(PLACES[parts[0]]) if parts[0] in PLACES else parts[:1]:
                    self.phrases.setdefault(first, []).append((parts[1:], tag))
            elif word.startswith("*"):
                self.endings.setdefault(word.strip("*"), tag)
            elif word.endswith("*"):
                kept = self.initial_beginnings if word.startswith("^") else self.beginnings
                kept.setdefault(word.strip("^*"), tag)
            else:
                (self.initial if word.startswith("^") else self.whole).setdefault(word.lstrip("^"), tag)

    def find(self, words: list[str], starts: Container[int] = FIRST) -> Hit | None:
        """The leftmost hit in a text's words (casefolded). In one word the ending counts (the head of a compound),
        unless a beginning covers all but an inflection. starts: where the title and its parts begin."""
        for at in range(len(words)):
            hit = self.at(words, at, starts)
            if hit is not None:
                return hit
        return None

    def every(self, words: list[str], starts: Container[int] = FIRST) -> list[Hit]:
        """All hits, from the left, none inside another."""
        found, at = [], 0
        while at < len(words):
            hit = self.at(words, at, starts)
            if hit is None:
                at += 1
            else:
                found.append(hit)
                at = hit.after
        return found

    def at(self, words: list[str], at: int, starts: Container[int] = FIRST) -> Hit | None:
        """The hit that begins at one word."""
        best: Hit | None = None
        if len(words) == 1 and words[0] in self.alone:
            return Hit(self.alone[words[0]], 0, 1, len(words[0]))
        for rest, tag in self.phrases.get(words[at], ()):
            got = words[at + 1 : at + 1 + len(rest)]
            if len(got) == len(rest) and all(_fits(a, b) for a, b in zip(got, rest, strict=True)):
                open_end = rest[-1] == "*"
                hit = Hit(tag, at, at + 1 + len(rest), PHRASE - open_end)
                if (not open_end or at in starts) and (best is None or _fuller(hit, best)):
                    best = hit
        if best is not None:
            return best
        told = self._in_word(words[at], at, followed=at + 1 < len(words))
        if told is None and "-" in words[at]:
            told = self._in_word(words[at].replace("-", ""), at)  # "Gruppe-arbejde"
        begins = self._initial(words[at], at, followed=at + 1 < len(words)) if at in starts else None
        return begins if begins is not None and (told is None or begins.weight >= told.weight) else told

    def _initial(self, word: str, at: int, *, followed: bool) -> Hit | None:
        if word in self.initial:
            return Hit(self.initial[word], at, at + 1, len(word))
        if followed and word.endswith(_GENITIVES):
            return None
        n = next((n for n in range(len(word), 1, -1) if word[:n] in self.initial_beginnings), 0)
        return Hit(self.initial_beginnings[word[:n]], at, at + 1, n) if n else None

    def _in_word(self, word: str, at: int, *, followed: bool = False) -> Hit | None:
        if word in self.whole:
            return Hit(self.whole[word], at, at + 1, len(word))
        ending = next((n for n in range(len(word), 2, -1) if word[-n:] in self.endings), 0)
        beginning = next((n for n in range(len(word), 1, -1) if word[:n] in self.beginnings), 0)
        if beginning and followed and beginning < len(word) and word.endswith(_GENITIVES):
            beginning = 0  # "debattens vilkår": it is what something else is about
        first = self.beginnings.get(word[:beginning]) if beginning else None
        if first is not None and ((beginning > ending and beginning >= len(word) - 3) or not ending):
            return Hit(first, at, at + 1, beginning)
        if ending:
            last = self.endings[word[-ending:]]
            return Hit(_COMPOUNDS.get((first or "", last), last), at, at + 1, ending)
        return None

    def __contains__(self, word: str) -> bool:
        return self._in_word(word.casefold(), 0) is not None

    def whole_word(self, word: str) -> bool:
        """Whether a word itself is meant, not one that only begins or ends like it."""
        word = word.casefold()
        return word in self.whole or word in self.endings or word in self.beginnings


def words_of(text: str) -> list[str]:
    """The words of a text, casefolded."""
    return [word.casefold() for word in WORD.findall(text)]


def _fuller(one: Hit, other: Hit) -> bool:
    return (one.after, one.weight) > (other.after, other.weight)


def _fits(word: str, wanted: str) -> bool:
    if wanted in PLACES:
        return word in place_words(PLACES[wanted])
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if wanted.startswith("*"):
        return word.endswith(wanted[1:])
    return word == wanted


Table = Mapping[str, Mapping[str, list[str]]]


@cache
def table(language: str) -> Table:
    """A language's file."""
    with (folder("intake") / f"{language}.toml").open("rb") as file:
        read: Table = tomllib.load(file)
    return read


@cache
def words(section: str, *keys: str) -> Words:
    """The words of some keys in all languages, each tagged with its key."""
    made = Words()
    for language in LANGUAGES:
        for key in keys:
            made.add(table(language)[section][key], key)
    return made


@cache
def flat(section: str, key: str) -> tuple[str, ...]:
    """The words of one key in all languages, the longest first."""
    every = {word.casefold() for language in LANGUAGES for word in table(language)[section][key]}
    return tuple(sorted(every, key=lambda word: (-len(word), word)))


@cache
def choice(section: str, *keys: str) -> str:
    """A regular expression for the words of some keys: the longest first, stars as any letters."""
    every = sorted({word for key in keys for word in flat(section, key)}, key=lambda word: (-len(word), word))
    spelled = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in every)
    return "|".join(word.replace("ss", "(?:ss|ß)") for word in spelled)  # casefolding made "grüße" "grüsse"


@cache
def place_words(key: str) -> frozenset[str]:
    """Words for what is going on ("mødet", "workshop": it opens and ends), or for the day and its programme alone."""
    return frozenset(flat("kinds", key))


@cache
def first_names() -> frozenset[str]:
    """First names, casefolded."""
    return _names("first-names.txt")


@cache
def family_names() -> frozenset[str]:
    """Family names, casefolded."""
    return _names("family-names.txt")


def _names(file: str) -> frozenset[str]:
    lines = (folder("intake") / file).read_text("utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if not line.startswith("#"))


def language_of(text: str) -> str:
    """The language a text is most likely in, by its common words; English where nothing tells."""
    counts: dict[str, int] = {}
    for word in words_of(text):
        counts[word] = counts.get(word, 0) + 1
    best, most = "en", 0.0
    for language in LANGUAGES:
        known = _function_words(language)
        score = sum(min(count, 8) * known[word] for word, count in counts.items() if word in known)
        if score > most:
            best, most = language, score
    return best


@cache
def _function_words(language: str) -> Mapping[str, float]:
    """The common words of a language; one that other languages share tells less."""
    lists = {each: set(map(str.casefold, table(each)["function_words"])) for each in LANGUAGES}
    return {word: 1 / sum(word in other for other in lists.values()) for word in lists[language]}
