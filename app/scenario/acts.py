"""What each step of a scenario asks of the services: names and numbers become ids, steps become commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.debate import CompetenceArea, Contribution, Group, Topic, TopicKind
from app.domain.gestures import Command, E, Moment, Refused, State
from app.domain.plenum import Ballot, Conclusion, Theme
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.standing import ItemState, Standing
from app.scenario import steps
from app.services import dates, day, next_steps, plenum, words
from app.services.ports import Ids


@dataclass(frozen=True, slots=True)
class Scene:
    """What a step finds when it happens. seen: the revision of the day that whoever pressed had before the eyes."""

    state: State
    now: Moment
    standing: Standing
    ids: Ids
    seen: int


def command(act: steps.Act, at: Scene) -> Command:
    """The command a step stands for. Raises Refused where it names what is not there."""
    return _COMMANDS[type(act)](act, at)


def _one(state: State, kind: type[E], word: str, name: object, fits: Callable[[E], bool]) -> E:
    for entity in state.of(kind).values():
        if fits(entity):
            return entity
    raise Refused(word, str(name), kind=kind)


def _ordered(state: State, kind: type[E]) -> list[E]:
    return sorted(state.of(kind).values(), key=lambda e: (getattr(e, "rank", ""), e.id))


def _item(at: Scene, name: str | int) -> str:
    if isinstance(name, int):
        programme = [i for i in _ordered(at.state, AgendaItem) if not i.inserted]
        if name <= len(programme):
            return programme[name - 1].id
    else:
        standing = at.standing.items
        titled = [i for i in standing if i.title == name] or [
            i for i in standing if i.title.casefold() == name.casefold()
        ]
        for found in (*(i for i in titled if i.state is ItemState.TO_COME), *titled):
            return found.id
    raise Refused("no_such_item", str(name))


def _group(at: Scene, number: int) -> str:
    return _one(at.state, Group, "no_such_group", number, lambda g: g.number == number).id


def _topic(at: Scene, name: str | int) -> str:
    def fits(topic: Topic) -> bool:
        return topic.kind is not TopicKind.ADVICE and name in {topic.number, topic.title}

    return _one(at.state, Topic, "no_such_model", name, fits).id


def _remark(at: Scene, code: str) -> str:
    return _one(at.state, Contribution, "no_such_remark", code, lambda c: c.code == code).id


def _theme(at: Scene, title: str) -> Theme:
    return _one(at.state, Theme, "no_such_theme", title, lambda t: t.title == title)


def _conclusion(at: Scene, name: str | int) -> Conclusion:
    conclusions = _ordered(at.state, Conclusion)
    if isinstance(name, int):
        if name <= len(conclusions):
            return conclusions[name - 1]
        raise Refused("no_such_conclusion", str(name))
    return _one(at.state, Conclusion, "no_such_conclusion", name, lambda c: c.text == name)


def _remarked(act: steps.Remark, at: Scene) -> Command:
    in_group = act.group is not None and act.model is not None
    area = _one(at.state, CompetenceArea, "no_such_area", act.area, lambda a: a.title == act.area) if act.area else None
    return words.remark(
        at.ids.new(),
        act.text,
        group=_group(at, act.group) if in_group and act.group is not None else None,
        topic=_topic(at, act.model) if in_group and act.model is not None else None,
        item=at.standing.running,
        kind=act.kind,
        area=None if area is None else area.id,
    )


def _themed(act: steps.MakeTheme, at: Scene) -> Command:
    remarks = [_remark(at, code) for code in act.remarks]
    if any(t.title == act.title for t in at.state.of(Theme).values()):
        return plenum.file_under(_theme(at, act.title).id, remarks)
    return plenum.make_theme(at.ids.new(), act.title, remarks)


def _evidence(at: Scene, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The ids of the themes, and of the remarks, that are named."""
    titles = {t.title: t.id for t in at.state.of(Theme).values()}
    named = tuple(names)
    return [titles[n] for n in named if n in titles], [_remark(at, n) for n in named if n not in titles]


def _concluded(act: steps.Conclude, at: Scene) -> Command:
    themes, remarks = _evidence(at, act.evidence)
    return plenum.conclude(
        at.ids.new(),
        act.text,
        strength=act.strength,
        votes_for=act.votes_for,
        votes_against=act.votes_against,
        abstained=act.abstained,
        dissent=act.dissent,
        themes=themes,
        remarks=remarks,
    )


def _step_taken(act: steps.TakeStep, at: Scene) -> Command:
    workshop = at.state.get(Workshop, WORKSHOP)
    today = dt.datetime.fromtimestamp(at.now.utc_ms / 1000, ZoneInfo(workshop.zone)).date()
    due, due_words = dates.due(act.by, today, workshop.language)
    return next_steps.take_step(
        at.ids.new(),
        act.what,
        who=act.who,
        with_whom=act.with_whom,
        due=due,
        due_words=due_words,
        conclusion=None if act.conclusion is None else _conclusion(at, act.conclusion).id,
    )


def _voted(act: steps.CastVote, at: Scene) -> Command:
    """The first count opens the vote over all themes: one gesture, as it is one act in the room."""
    theme = _theme(at, act.theme)
    open_now = [b for b in _ordered(at.state, Ballot) if not b.closed]
    if open_now:
        return plenum.count_votes(open_now[-1].id, {theme.id: act.count})
    themes = [t.id for t in _ordered(at.state, Theme)]
    return plenum.open_ballot(at.ids.new(), themes, counts={theme.id: act.count})


def _read_aloud(act: steps.ReadAloud, at: Scene) -> Command:
    conclusion = _conclusion(at, act.conclusion)
    return plenum.read_back(at.ids.new(), conclusion.id, act.result, text=act.text or conclusion.text)


_COMMANDS: Mapping[type[Any], Callable[[Any, Scene], Command]] = {
    steps.Advance: lambda _a, at: day.advance(at.seen),
    steps.Hold: lambda _a, _at: day.hold(),
    steps.Resume: lambda _a, _at: day.resume(),
    steps.Extend: lambda a, _at: day.extend(a.minutes),
    steps.Skip: lambda a, at: day.skip(_item(at, a.item)),
    steps.Move: lambda a, at: day.move(_item(at, a.item), None if a.before is None else _item(at, a.before)),
    steps.TakeTurn: lambda a, at: day.take_turn(None if a.group is None else _group(at, a.group)),
    steps.Return: lambda _a, _at: day.go_back(),
    steps.Backdate: lambda a, _at: day.backdate(a.seconds * 1000),
    steps.Insert: lambda a, at: day.insert(at.ids.new(), a.title, a.minutes, a.kind),
    steps.EditLength: lambda a, at: day.edit_length(_item(at, a.item), a.minutes),
    steps.Delete: lambda a, at: day.delete(_item(at, a.item)),
    steps.Replan: lambda _a, _at: day.take_replan(),
    steps.EndDay: lambda _a, _at: day.end_day(),
    steps.Remark: _remarked,
    steps.EditRemark: lambda a, at: words.edit_remark(_remark(at, a.code), a.text),
    steps.MakeTheme: _themed,
    steps.Conclude: _concluded,
    steps.TakeStep: _step_taken,
    steps.CastVote: _voted,
    steps.ReadAloud: _read_aloud,
}
"""What each kind of step asks of the services; the world's own steps, undo and looks are the player's."""
