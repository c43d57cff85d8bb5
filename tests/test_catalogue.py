"""Every text that a person sees is there in Danish, filled in the same way, and the compiled catalogue is fresh."""

from __future__ import annotations

import re
from pathlib import Path

import app
from app.resources import folder
from app.words import Many, Message, say, say_in, set_language
from app.words.catalogue import compiled, said_in_code, translated

CODE = Path(app.__file__).parent
FIELD = re.compile(r"\{[^}]*\}")


def test_every_text_is_translated_and_no_translation_is_left_over() -> None:
    spoken, known = set(said_in_code(CODE)), set(translated("da"))
    assert sorted(spoken - known, key=str) == []
    assert sorted(known - spoken, key=str) == []


def test_translations_fill_in_the_same_fields() -> None:
    for (_context, text), words in translated("da").items():
        texts = (text,) if isinstance(text, str) else text
        wanted = set(FIELD.findall(texts[-1]))
        assert all(set(FIELD.findall(w)) <= wanted for w in words), text
        assert set(FIELD.findall(words[-1])) == wanted, text


def test_the_compiled_catalogue_is_that_of_the_sources() -> None:
    assert (folder("translations") / "da.mo").read_bytes() == compiled("da")


def test_no_sentence_shouts_or_says_oops() -> None:
    for (_context, text), words in translated("da").items():
        for sentence in (*words, *((text,) if isinstance(text, str) else text)):
            assert "!" not in sentence, sentence
            assert "Ups" not in sentence, sentence


def test_words_are_quoted_as_each_language_does() -> None:
    for (_context, text), words in translated("da").items():
        for sentence in words:
            assert not set("“”") & set(sentence), sentence
        for sentence in (text,) if isinstance(text, str) else text:
            assert not set("»«") & set(sentence), sentence


def test_a_text_is_spoken_in_the_language_of_the_moment() -> None:
    unknown = Message("test", "Nobody translated {0}")  # a text without a translation is said in English
    set_language("da")
    assert say(unknown, "this") == "Nobody translated this"
    assert say_in("en", Many("test", "{0} word", "{0} words"), 2) == "2 words"
