"""A PDF file's numbered objects and its table of where they are. Written so that PDF/A has nothing to object to."""

from __future__ import annotations

import hashlib
import zlib

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def text_string(words: str) -> str:
    """A string as PDF writes it: plain where ASCII will do, else UTF-16."""
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPED)})"
    return f"<feff{words.encode('utf-16-be', 'replace').hex()}>"


class Objects:
    """Objects by number, from 1."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, number: int, body: str | bytes) -> None:
        """The object of a number."""
        self._bodies[number - 1] = body.encode("ascii") if isinstance(body, str) else body

    def add(self, body: str | bytes) -> int:
        """One more object; returns its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """A stream; the metadata stay readable."""
        if packed:
            content, entries = zlib.compress(content, 6), f"{entries}/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii")
        return self.add(head + content + b"\nendstream")

    def file(self, catalogue: int, info: int) -> bytes:
        """The whole file. Its ID is the digest of what is in it, so equal documents are equal files."""
        out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at, places = len(out[0]), []
        digest = hashlib.md5(usedforsecurity=False)
        for number, body in enumerate(self._bodies, 1):
            whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            digest.update(whole)
            places.append(at)
            at += len(whole)
            out.append(whole)
        name = digest.hexdigest()
        out.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        out.append(b"".join(b"%010d 00000 n \n" % place for place in places))
        trailer = f"trailer\n<</Size {len(places) + 1}/Root {catalogue} 0 R/Info {info} 0 R/ID[<{name}><{name}>]>>\n"
        out.append(f"{trailer}startxref\n{at}\n%%EOF\n".encode("ascii"))
        return b"".join(out)
