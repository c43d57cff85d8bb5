"""What lay in the spool, put on top of what the database holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.debate import Contribution
from app.domain.gestures import Refused, State, apply
from app.domain.redaction import without_words
from app.services.ports import Loaded, Page
from app.storage.spool import Spool


def read_back(
    loaded: Loaded, spool: Spool, notices: tuple[tuple[str, ...], ...]
) -> tuple[Loaded, list[Page], Mapping[str, str]]:
    """The workshop with its spool, and the pages and drafts that are yet to be written.

    What no longer fits is kept aside under another name and told of, never thrown away.
    """
    told = [*loaded.notices, *notices]
    spooled = spool.read()
    known = {gesture.id for gesture in loaded.log}
    state, pages, left = _fitted(loaded.state, [page for page in spooled.pages if page.gesture.id not in known])
    misfits = spooled.unreadable + len(left)
    if pages or spooled.drafts:
        told.append(("spool_read_back", str(len(pages))))
    if misfits:
        spool.keep_aside(frozenset(page.gesture.id for page in left))
        told.append(("spool_kept_aside", str(misfits)))
    settled = {address for page in pages for address in page.settles}
    known_drafts = {address: words for address, words in loaded.drafts.items() if address not in settled}
    # Where the disk had a draft after all, and more of it, the program died before it could clear the spool.
    newer = {a: w for a, w in spooled.drafts.items() if not w or not known_drafts.get(a, "").startswith(w)}
    drafts = {address: words for address, words in {**known_drafts, **newer}.items() if words}
    log = [*loaded.log, *(page.gesture for page in pages)]
    return replace(loaded, state=state, log=log, drafts=drafts, notices=tuple(told)), pages, newer


def _fitted(state: State, pages: list[Page]) -> tuple[State, list[Page], list[Page]]:
    """Applies what fits: the state, the pages in the order they fit, and those that do not.

    What is refused is tried again after the others: where one folder took nothing for a moment, pages of one day lie
    in two files, and what one of them stands on may be in the file that is read later.
    """
    fitted: list[Page] = []
    while pages:
        refused: list[Page] = []
        for page in pages:
            try:
                state = apply(state, page.gesture.changes)
            except Refused:
                refused.append(page)
            else:
                fitted.append(page)
        if len(refused) == len(pages):
            break
        pages = refused
    return state, fitted, pages


def still_written(loaded: Loaded) -> frozenset[str]:
    """The redacted remarks whose words still stand in the log: the program died before it had taken them out."""
    redacted = frozenset(c.id for c in loaded.state.of(Contribution).values() if c.redacted)
    if redacted and without_words(loaded.log, redacted) != tuple(loaded.log):
        return redacted
    return frozenset()
