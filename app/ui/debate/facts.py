"""What the Debate part shows, read from the state and the standing and put into words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.debate import CompetenceNeed, Contribution, Group, Topic
from app.domain.gestures import State
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.standing import Standing
from app.services import needs as deck
from app.services import reading
from app.services.zone import zone_of
from app.ui.debate.aim import Aim, aim_at_group, aim_text, topics_of
from app.ui.debate.cards import CardFacts
from app.ui.debate.deck import NeedFacts, upper
from app.ui.debate.telling import counted
from app.ui.debate.turns import TurnFacts
from app.words import Message, say
from app.words.times import clock, running

_QUESTION = Message("debate", "The question in the room")
_NO_QUESTION = Message("debate", "No question yet. Write it in the set-up")
_PLENUM = Message("debate", "Plenum")
_GROUP = Message("debate", "Group {0}")
_IN_PLENUM = Message("debate", "What is said to the whole room")
_SPEAKING = Message("debate", "has the floor")
_HAS = Message("debate", "has {0}")
_SILENT = Message("debate", "silent")
_NOTHING_GROUP = Message("debate", "No remarks from group {0} yet")
_NOTHING_TOPIC = Message("debate", "No remarks on this yet")
_NOTHING_PLENUM = Message("debate", "No remarks in plenum yet")
_DECK_NOTHING = Message("debate", "The deck says nothing on {0}. What the group says goes here")
_NO_TOPICS = Message("debate", "This day has no topics. Where each group debates its own, write them in the set-up")
_NO_NEEDS = Message("debate", "The deck says nothing of this day’s topics. It can be written in the set-up")
_NO_AREA = Message("debate", "Not under any area")
_SAID_OF = Message("debate", "{0} of {1} were said today")
_ALL_SAID = Message("debate", "All {0} were said today")
_ASK_FOR = Message("debate", "Ask about what is missing: {0}")
_MOST_ASKED = 2


def cards(state: State, standing: Standing, where: Aim) -> tuple[CardFacts, ...]:
    """The groups at work."""
    counts = reading.counts_by_group(state)
    zone = zone_of(state)
    made = []
    for group in reading.groups(state):
        topic = state.of(Topic).get(aim_at_group(state, group.id, standing.running).topic or "")
        visit = reading.visit(standing, group)
        visited = clock(visit.visited_ms, zone)
        made.append(
            CardFacts(
                group.id,
                group.number,
                group.name or (topic.title if topic is not None else ""),
                group.place,
                group.size,
                group.host,
                counts.get(group.id, 0),
                reading.is_silent(state, standing, group.id),
                visit.minutes,
                visited,
                visit.late,
                tuple((upper(n.text), n.said) for n in _needs_of(state, topic) if n.need),
                where.group == group.id,
                _last_said(state, group.id),
            )
        )
    return tuple(made)


def _last_said(state: State, group: str) -> str:
    said = (c for c in reversed(reading.said_by(state, group)) if not c.withdrawn)
    return next((c.words for c in said), "")


def turns(state: State, standing: Standing, where: Aim) -> tuple[TurnFacts, ...]:
    """The groups down the side, and the plenum."""
    counts = reading.counts_by_group(state)
    made = []
    for group in reading.groups(state):
        topic = state.of(Topic).get(aim_at_group(state, group.id, standing.running).topic or "")
        turn = standing.turn
        # After its turn a group with words from the work before is no silent group.
        silent = reading.is_silent(state, standing, group.id) and not (turn and counts.get(group.id))
        told = [counted(counts.get(group.id, 0))]
        speaking = turn is not None and turn.group == group.id
        done = turn is not None and group.id in turn.done
        if speaking:
            told.append(say(_SPEAKING))
        elif turn is not None and not done:
            told.append(say(_HAS, running(turn.share_ms)))
        if silent:
            told.append(say(_SILENT))
        title = group.name or (topic.title if topic is not None else say(_GROUP, group.number))
        made.append(
            TurnFacts(group.id, group.number, title, " · ".join(told), where.group == group.id, speaking, done, silent)
        )
    aimed = where.group is None and where.topic is None
    made.append(TurnFacts(None, 0, say(_PLENUM), counted(counts.get(None, 0)), aimed))
    return tuple(made)


def heading(state: State, standing: Standing, where: Aim | None) -> tuple[str, str, str]:
    """The head's three lines: over the cards (where None) the question; over remarks what they are said on."""
    if where is None:
        item = state.of(AgendaItem).get(standing.running or "")
        asked = (item.question if item is not None else "") or state.get(Workshop, WORKSHOP).question
        return say(_QUESTION), asked or say(_NO_QUESTION), ""
    topic = state.of(Topic).get(where.topic or "")
    group = state.of(Group).get(where.group or "")
    if topic is None:
        if group is None:
            return "", say(_PLENUM), say(_IN_PLENUM)
        return say(_GROUP, group.number), group.name or say(_GROUP, group.number), group.place
    return aim_text(state, Aim(None, topic.id)), topic.title, topic.places


def about(state: State, where: Aim) -> str:
    """How the deck describes the topic."""
    topic = state.of(Topic).get(where.topic or "")
    return "" if topic is None else topic.description


def remarks_at(state: State, where: Aim) -> tuple[Contribution, ...]:
    """What was said of a topic by whichever group; without a topic what the group, or the plenum, said."""
    return reading.said_on(state, where.topic) if where.topic is not None else reading.said_by(state, where.group)


def nothing_said(state: State, where: Aim) -> str:
    """What stands where no words are yet."""
    group = state.of(Group).get(where.group or "")
    if group is not None:
        return say(_NOTHING_GROUP, group.number)
    return say(_NOTHING_TOPIC if where.topic is not None else _NOTHING_PLENUM)


def needs(state: State, where: Aim) -> tuple[NeedFacts, ...]:
    """What the deck says the topic needs; in plenum what it says of every topic."""
    if where.topic is not None:
        return _needs_of(state, state.of(Topic).get(where.topic))
    rows: list[NeedFacts] = []
    for topic in topics_of(state):
        own = [n for n in _needs_of(state, topic) if n.need]
        if own:
            rows += [NeedFacts(f"{aim_text(state, Aim(None, topic.id))} · {topic.title}"), *own]
    return tuple(rows)


def _needs_of(state: State, topic: Topic | None) -> tuple[NeedFacts, ...]:
    if topic is None:
        return ()
    rows: list[NeedFacts] = []
    for area in deck.needs_of(state, topic.id):
        rows.append(NeedFacts(area.area.title if area.area is not None else say(_NO_AREA)))
        rows.extend(NeedFacts(n.need.text, n.need.id, n.said, ", ".join(n.codes[:2])) for n in area.needs)
    return tuple(rows)


def without_deck(state: State) -> str:
    """Why there is nothing to hold the words against, on a day that has no topics or no needs; empty where there is."""
    if not topics_of(state):
        return say(_NO_TOPICS)
    return "" if state.of(CompetenceNeed) else say(_NO_NEEDS)


def deck_summary(state: State, where: Aim, rows: Sequence[NeedFacts]) -> tuple[str, str]:
    """How much of what the deck says was said, and what to ask about."""
    asked = [r for r in rows if r.need]
    if not asked:
        return "", "" if where.topic is None else say(_DECK_NOTHING, aim_text(state, Aim(None, where.topic)))
    missing = [r.text for r in asked if not r.said]
    if not missing:
        return say(_ALL_SAID, len(asked)), ""
    return say(_SAID_OF, len(asked) - len(missing), len(asked)), say(_ASK_FOR, ", ".join(missing[:_MOST_ASKED]))
