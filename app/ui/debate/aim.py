"""Where the quick line's words go: a group on a topic, a topic alone, or plenum."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.debate import Group, Round, Topic, TopicKind
from app.domain.gestures import State
from app.domain.programme import ItemKind
from app.domain.standing import Standing
from app.services import reading
from app.words import Message, say

GROUP = Message("line", "Group {0}")
MODEL = Message("line", "Model {0}")
QUESTION = Message("line", "Question {0}")
PLENUM = Message("line", "Plenum")


@dataclass(frozen=True, slots=True)
class Aim:
    """Ids; both None is plenum."""

    group: str | None = None
    topic: str | None = None


IN_PLENUM = Aim()


def topics_of(state: State) -> list[Topic]:
    """What groups may debate: cooperation models and questions, by number."""
    debated = (t for t in state.of(Topic).values() if t.kind is not TopicKind.ADVICE)
    return sorted(debated, key=lambda t: (t.number, t.rank, t.id))


def aim_at_group(state: State, group: str, item: str | None) -> Aim:
    """A group on the topic it has in this item, else in its first round."""
    rounds = sorted(
        (r for r in state.of(Round).values() if r.group == group), key=lambda r: (r.item != item, r.number, r.id)
    )
    return Aim(group, rounds[0].topic if rounds else None)


def aim_at_topic(state: State, topic: str, item: str | None, after: str | None = None) -> Aim:
    """A topic with a group that has it: the one after the group `after` where several do, none where none does."""
    on_it = {r.group for r in state.of(Round).values() if r.topic == topic and r.item in (item, None)} or {
        r.group for r in state.of(Round).values() if r.topic == topic
    }
    groups = [g.id for g in reading.groups(state) if g.id in on_it]
    if not groups:
        return Aim(None, topic)
    return Aim(groups[(groups.index(after) + 1) % len(groups)] if after in groups else groups[0], topic)


def aim_of_day(state: State, standing: Standing) -> Aim | None:
    """Where words go by the agenda alone; None where it does not say (the typist chooses)."""
    if standing.turn is not None:
        return aim_at_group(state, standing.turn.group, standing.running)
    current = standing.current
    if current is None or current.kind is not ItemKind.GROUP_DEBATE:
        return IN_PLENUM
    return None


def aim_text(state: State, aim: Aim) -> str:
    """As the chip says it: "Group 3 · Model 3"."""
    parts = []
    group = state.of(Group).get(aim.group or "")
    topic = state.of(Topic).get(aim.topic or "")
    if group is not None:
        parts.append(say(GROUP, group.number))
    if topic is not None:
        parts.append(say(MODEL if topic.kind is TopicKind.COOPERATION_MODEL else QUESTION, topic.number))
    return " · ".join(parts) or say(PLENUM)
