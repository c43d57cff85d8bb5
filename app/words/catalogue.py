"""Compiles the translators' files (`resources/translations/da/*.po`) into the one catalogue the program reads.

Run as `python -m app.words.catalogue`; needs Babel, which only developers install. A text that two files translate
differently, or that no code says any more, is an error: there is one catalogue.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from app.resources import folder

UNDATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The date in every catalogue's head, so that the same texts make the same bytes."""

Key = tuple[str, str | tuple[str, str]]  # context, and the text or both forms


def said_in_code(source: Path) -> Iterator[Key]:
    """Every Message and Many literal below a folder of code."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Message", "Many"}:
                texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if len(texts) == 2:
                    yield texts[0], texts[1]
                elif len(texts) == 3:
                    yield texts[0], (texts[1], texts[2])
                else:
                    raise ValueError(f"{path}:{node.lineno}: a Message takes two literals, a Many three")


def translated(language: str) -> dict[Key, tuple[str, ...]]:
    """Every translated text of a language, from all its files. Raises ValueError where two files disagree."""
    from babel.messages.pofile import read_po

    found: dict[Key, tuple[str, ...]] = {}
    for path in sorted((folder("translations") / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if not message.id or message.fuzzy:
                    continue
                words = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                if all(words):
                    one = message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
                    key = (message.context or "", one)
                    if found.setdefault(key, words) != words:
                        raise ValueError(f"{path.name}: another file translates {key} differently")
    return found


def compiled(language: str) -> bytes:
    """The catalogue as bytes, the same for the same texts."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalogue = Catalog(locale=language, charset="utf-8", creation_date=UNDATED)
    for (context, text), words in sorted(translated(language).items(), key=str):
        catalogue.add(text, words if isinstance(text, tuple) else words[0], context=context)
    catalogue.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Writes `da.mo`, and says what is missing."""
    target = folder("translations") / "da.mo"
    target.write_bytes(compiled("da"))
    spoken, known = set(said_in_code(Path(__file__).parents[1])), translated("da")
    for key in sorted(spoken - set(known), key=str):
        sys.stderr.write(f"not translated: {key}\n")
    for key in sorted(set(known) - spoken, key=str):
        sys.stderr.write(f"no longer said: {key}\n")
    return 0 if spoken == set(known) else 1


if __name__ == "__main__":
    sys.exit(main())
