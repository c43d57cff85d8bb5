"""A whole workshop as JSON: every gesture and what they add up to, to keep, to read elsewhere, to bring back.

`{"format": "plenum-workshop/1", "state": {kind: [entity, ...]}, "log": [gesture, ...]}`; the kinds and fields are
those of `app/domain`, the gestures those of the log. Drafts and settings stay on the laptop.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.gestures import Gesture, Refused, State, image
from app.domain.kinds import KINDS
from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Snapshot, Unavailable
from app.storage.codec import NAMES, Unreadable, plain, plain_gesture, read_gesture, whole_unicode
from app.storage.fold import fold

FORMAT = "plenum-workshop/1"
MOST_BYTES = 64_000_000
"""More than a hundred days of ten thousand remarks."""


def as_json(state: State, log: Sequence[Gesture]) -> bytes:
    """The archive, the same bytes for the same workshop."""
    kinds = {
        NAMES[kind]: [{name: plain(value) for name, value in image(e).items()} for e in state.of(kind).values()]
        for kind in KINDS
        if state.of(kind)
    }
    whole = {"format": FORMAT, "state": kinds, "log": [plain_gesture(g) for g in log]}
    return whole_unicode(json.dumps(whole, ensure_ascii=False, indent=1)).encode("utf-8") + b"\n"


def read_json(content: bytes, name: str = "") -> Snapshot:
    """The workshop in an archive, by its log; what "state" says is for readers that know no gestures.

    It comes in as a workshop of its own: its id is made of its first gesture's, so that it is the same each time.
    Every text is cleaned and measured, since an archive may come from anybody. Raises Unavailable: not_an_archive,
    file_too_big.
    """
    if len(content) > MOST_BYTES:
        raise Unavailable("file_too_big", name, str(MOST_BYTES // 1_000_000))
    try:
        whole = json.loads(content)
        if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("log"), list):
            raise Unavailable("not_an_archive", name)
        log = tuple(read_gesture(raw, stranger=True) for raw in whole["log"])
        state = fold(log, strict=True)
        if set(state.of(Workshop)) != {WORKSHOP} or len({g.id for g in log}) != len(log):
            raise Unavailable("not_an_archive", name)
        ZoneInfo(state.get(Workshop, WORKSHOP).zone)
    except (ValueError, OSError, RecursionError, ZoneInfoNotFoundError, Unreadable, Refused) as trouble:
        raise Unavailable("not_an_archive", name) from trouble
    return Snapshot(blake2b(log[0].id.encode("utf-8"), digest_size=16).hexdigest(), log, state)
