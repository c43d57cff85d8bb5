"""Reading the scenes of the words: as they are said, in themes, voted on, read back, taken home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from app.domain.debate import Contribution, Group, Topic
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ReadBack,
    StepStatus,
    Strength,
    Theme,
    Vote,
)
from app.domain.programme import ItemKind
from app.domain.standing import ItemStanding
from app.services.looks import Look, may_show, ranked
from app.services.projection import topic_of
from app.services.sight import (
    Ballots,
    Capture,
    Conclusions,
    Reading,
    Seen,
    SeenConclusion,
    SeenOption,
    SeenRemark,
    SeenStep,
    SeenTheme,
    Steps,
    Thanks,
    Themes,
)

LAST = 5
"""How many remarks stand in a live capture."""


def report_back(look: Look) -> Seen:
    """A group says what it found: its latest words, and the time of its turn."""
    group = look.state.of(Group).get(look.subject or "")
    turn = look.standing.turn
    if group is None and turn is not None:
        group = look.state.of(Group).get(turn.group)
    if group is None:
        return capture(look)
    seconds = None
    if turn is not None and turn.group == group.id:
        seconds = max(0, -(-(turn.share_ms - turn.elapsed_ms) // 1000))
    topic = topic_of(look.state, group.id, look.standing.running)
    said = _remarks(look, lambda c: c.group == group.id)
    title = topic.title if topic is not None else group.name
    return Capture("", group.number, title, "", said[-LAST:], seconds, before=len(said[:-LAST]))


def capture(look: Look) -> Seen:
    """The latest words: of a group, on a topic, or said in the item that runs."""
    group = look.state.of(Group).get(look.subject or "")
    if group is not None:
        return report_back(look)
    item = look.standing.current
    title = item.title if item is not None else ""
    topic = look.state.of(Topic).get(look.subject or "")
    if topic is not None:
        said = _remarks(look, lambda c: c.topic == topic.id)
        return Capture(title, None, topic.title, "", said[-LAST:], before=len(said[:-LAST]))
    said = _remarks(look, partial(_said_in, item))
    return Capture(title, None, "", look.question, said[-LAST:], before=len(said[:-LAST]))


def _said_in(item: ItemStanding | None, remark: Contribution) -> bool:
    """Said in an item, by anyone; what came in without one counts from the item's start if the plenum said it."""
    if item is None or remark.item is not None:
        return remark.group is None if item is None else remark.item == item.id
    return remark.group is None and remark.said_ms >= (item.actual_start_ms or 0)


def _remarks(look: Look, belongs: Callable[[Contribution], bool]) -> tuple[SeenRemark, ...]:
    """Those that may be shown, whoever said them, the newest last."""
    found = [
        c for c in look.state.of(Contribution).values() if belongs(c) and may_show(c) and c.id not in look.taken_off
    ]
    return tuple(SeenRemark(c.id, c.code, c.text) for c in sorted(found, key=_when_said))


def themes(look: Look) -> Seen:
    """The themes, those with most words first; those with none once nothing is filed yet."""
    shown = {c.id for c in look.state.of(Contribution).values() if may_show(c)}
    filed = [m for m in look.state.of(Membership).values() if m.contribution in shown]
    counts = Counter(m.theme for m in filed)
    newest = filed[-1].theme if filed else None
    ordered = sorted(ranked(look.state.of(Theme).values()), key=lambda t: -counts[t.id])
    seen = tuple(SeenTheme(t.title, counts[t.id], t.id == newest) for t in ordered if counts[t.id] or not filed)
    return Themes(seen, len({m.contribution for m in filed}), len(shown))


def vote(look: Look) -> Seen:
    """A ballot with its counts, the newest where none is meant; closed, the most votes first."""
    ballots = look.state.of(Ballot)
    ballot = ballots.get(look.subject or "") or max(
        ballots.values(), key=lambda b: (b.opened_ms, b.rank, b.id), default=None
    )
    if ballot is None:
        return Ballots((), closed=False, abstained=None)
    counts = {v.theme: v.count + v.by_phone for v in look.state.of(Vote).values() if v.ballot == ballot.id}
    letters = {t.id: t.letter for t in look.state.of(Theme).values()}
    options = [
        SeenOption(letters.get(theme, ""), title, counts.get(theme))
        for theme, title in zip(ballot.options, ballot.titles, strict=False)
    ]
    if ballot.closed:
        options.sort(key=lambda o: -(o.count or 0))
    return Ballots(tuple(options), ballot.closed, ballot.abstained)


def _all_conclusions(look: Look) -> tuple[tuple[str, SeenConclusion], ...]:
    """Every conclusion by its id, in order, numbered from 1."""
    found = ranked(look.state.of(Conclusion).values())
    newest = next(reversed(tuple(look.state.of(Conclusion))), None)
    return tuple((c.id, _conclusion(n, c, newest=c.id == newest)) for n, c in enumerate(found, 1))


def _conclusion(number: int, c: Conclusion, *, newest: bool) -> SeenConclusion:
    counts = (c.votes_for, c.votes_against, c.abstained)
    counted = counts if any(n is not None for n in counts) else None
    dissent = c.dissent if c.strength is not Strength.AGREED else ""
    return SeenConclusion(number, c.text, c.strength, counted, dissent, newest)


def conclusions(look: Look) -> Seen:
    """What the room concluded, in order."""
    return Conclusions(tuple(seen for _id, seen in _all_conclusions(look)))


def reading(look: Look) -> Seen:
    """One conclusion read to the room, with what it was built on: the one meant, else the first unread."""
    every = _all_conclusions(look)
    read = {r.conclusion for r in look.state.of(ReadBack).values()}
    unread = next((id for id, _seen in every if id not in read), every[0][0] if every else None)
    wanted = look.subject if look.subject in dict(every) else unread
    seen = dict(every).get(wanted or "")
    behind = [e for e in look.state.of(Evidence).values() if e.conclusion == wanted]
    said, themes = look.state.of(Contribution), look.state.of(Theme)
    remarks = [said[e.contribution] for e in behind if e.contribution is not None and e.contribution in said]
    codes = [remark.code for remark in remarks if may_show(remark)]
    shown = {c.id for c in said.values() if may_show(c)}
    filed = Counter(m.theme for m in look.state.of(Membership).values() if m.contribution in shown)
    built = [themes[e.theme] for e in behind if e.theme is not None and e.theme in themes]
    titles = tuple(SeenTheme(t.title, filed[t.id], newest=False) for t in built)
    return Reading(seen, len(every), tuple(sorted(codes)), titles)


def _all_steps(look: Look) -> tuple[SeenStep, ...]:
    alive = [s for s in look.state.of(NextStep).values() if s.status not in {StepStatus.DONE, StepStatus.DROPPED}]
    return tuple(SeenStep(s.what, s.who, s.with_whom, s.due, s.due_words) for s in ranked(alive))


def steps(look: Look) -> Seen:
    """The next steps that are still to be taken."""
    item = look.standing.current
    running = item is not None and item.kind is ItemKind.NEXT_STEPS
    return Steps(item.title if item is not None and running else "", _all_steps(look), look.workshop.follow_up)


def thanks(look: Look) -> Seen:
    """The end of the day: thanks, and where it goes on."""
    return Thanks(look.workshop.closing, look.workshop.follow_up, look.workshop.web)


def _when_said(remark: Contribution) -> tuple[int, str, str]:
    return remark.said_ms, remark.rank, remark.id
