"""Which needs of the deck were met by which words today."""

from __future__ import annotations

from app.document.gathered import Gathered, in_order
from app.domain.debate import CompetenceNeed, Contribution, NeedTick


class Needs:
    """The needs of each topic with their answers."""

    def __init__(self, g: Gathered) -> None:
        self._needs: dict[str, list[CompetenceNeed]] = {}
        for need in in_order(g.state, CompetenceNeed):
            self._needs.setdefault(need.topic, []).append(need)
        ticks = list(g.state.of(NeedTick).values())
        self._answers: dict[str, tuple[Contribution, ...]] = {}
        for needs in self._needs.values():
            for need in needs:
                roots = {w.lower().strip(".,")[:7] for w in need.text.split() if len(w) > 6}
                found = {
                    r.id: r for r in g.by_topic.get(need.topic, ()) if any(root in r.text.lower() for root in roots)
                }
                for tick in ticks:
                    if tick.need == need.id and tick.contribution in g.by_id:
                        if tick.said:
                            found[tick.contribution] = g.by_id[tick.contribution]
                        else:
                            found.pop(tick.contribution, None)
                self._answers[need.id] = tuple(found.values())

    def of(self, topic: str) -> tuple[CompetenceNeed, ...]:
        """What a topic needs, in the deck's order."""
        return tuple(self._needs.get(topic, ()))

    def answers(self, need: CompetenceNeed) -> tuple[Contribution, ...]:
        """What was said of it today."""
        return self._answers.get(need.id, ())
