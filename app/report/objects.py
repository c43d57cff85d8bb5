"""A PDF file's numbered objects and its table of where they are. Written so that PDF/A has nothing to object to."""

from __future__ import annotations

import hashlib
import struct
import zlib

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def text_string(words: str) -> str:
    """A string as PDF writes it: plain where ASCII will do, else UTF-16."""
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPED)})"
    return f"<feff{words.encode('utf-16-be', 'replace').hex()}>"


_TOGETHER = 200
"""Objects that share a compressed stream."""


class Objects:
    """Objects by number, from 1. Streams stand by themselves; all else is packed together, a fifth of the size."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()

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
        number = self.add(_stream(content, entries, packed=packed))
        self._streams.add(number)
        return number

    def file(self, catalogue: int, info: int) -> bytes:
        """The whole file. Its ID is the digest of what is in it, so equal documents are equal files."""
        name = hashlib.md5(b"".join(self._bodies), usedforsecurity=False).hexdigest()
        places: dict[int, tuple[int, int, int]] = {}  # kind, offset or number of the stream, index in it
        plain = [n for n in range(1, len(self._bodies) + 1) if n not in self._streams]
        packs = [plain[i : i + _TOGETHER] for i in range(0, len(plain), _TOGETHER)]
        for pack in packs:
            holder = self.stream(*self._packed(pack))
            places.update({n: (2, holder, index) for index, n in enumerate(pack)})
        out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(out[0])
        for number in sorted(self._streams):
            places[number] = (1, at, 0)
            out.append(b"%d 0 obj\n%b\nendobj\n" % (number, self._bodies[number - 1]))
            at += len(out[-1])
        table = len(self._bodies) + 1
        places[table] = (1, at, 0)
        rows = b"\0" * 5 + b"\xff\xff"
        rows += b"".join(struct.pack(">BIH", *places[n]) for n in range(1, table + 1))
        entries = f"/Type/XRef/Size {table + 1}/W[1 4 2]/Root {catalogue} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
        out.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, _stream(rows, entries), at))
        return b"".join(out)

    def _packed(self, numbers: list[int]) -> tuple[bytes, str]:
        """The objects one after the other, before them where each begins."""
        index, bodies, at = [], [], 0
        for number in numbers:
            index.append(f"{number} {at}")
            bodies.append(self._bodies[number - 1])
            at += len(bodies[-1]) + 1
        head = " ".join(index).encode("ascii") + b"\n"
        return head + b"\n".join(bodies), f"/Type/ObjStm/N {len(numbers)}/First {len(head)}"


def _stream(content: bytes, entries: str, *, packed: bool = True) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 6), f"{entries}/Filter/FlateDecode"
    return f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii") + content + b"\nendstream"
