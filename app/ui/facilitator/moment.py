"""What the band says and offers, once everything that wants a word has been heard: the one place where they compete."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.verbs import Stack
from app.services.ports import Saving, SavingState, Unavailable
from app.ui.desk import Desk
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.deeds import named_deed
from app.ui.facilitator.offers import Deed, Offers, offers
from app.ui.facilitator.telling import Telling, Tone, tell
from app.words import Message, say
from app.words.refusals import sentence as sentence_of

_NOT_SAVED = Message("saving", "Not saved yet: {0}. Keep typing")
_SPOOLED = Message("saving", "{0}. Your words lie in reserve and move in when they can")


@dataclass(frozen=True, slots=True)
class Moment:
    """What strip, band and large clock show. far: the sentence for the large clock, which shows the number itself.

    shorter: the band's sentence where it would be cut; empty where there is no other.
    """

    telling: Telling
    sentence: str
    far: str
    tone: Tone
    offers: Offers
    shorter: str = ""


def moment_of(desk: Desk, conductor: Conductor, part: str, *, mode: bool = False) -> Moment:
    """What is shown now. part: the key of the part in front, whose own clock is not said again. mode: it is in a marked

    mode, with its own bar in the place of the line.
    """
    state, standing = desk.state, desk.standing
    last = desk.next_undo(Stack.CLOCK)
    undoes = "" if last is None else named_deed(last, state, standing)
    telling = replace(tell(state, standing), undoes=undoes)
    turns = standing.turn is not None
    near = telling.terse if turns and part == "debate" else ""
    far = "" if turns else telling.terse
    urgent = _urgent(desk.saving, conductor.asking)
    tone = urgent[1] if urgent is not None else telling.tone
    before = urgent[0] if urgent is not None else ""
    now = offers(state, standing, conductor.cost(), conductor.outlook(), last.verb if last is not None else None)
    sends, reads = now.filled is Deed.DOCUMENT and part == "document", now.filled is Deed.READ_ALOUD and mode
    if sends or reads:
        now = replace(now, filled=None)  # one is there already: *Send home*, or the answer to what is being read
    sentence, from_afar = before or near or telling.sentence, before or far or telling.sentence
    return Moment(telling, sentence, from_afar, tone, now, conductor.asking_shorter)


def _urgent(saving: Saving, asking: str) -> tuple[str, Tone] | None:
    """A question that waits for its second press comes first, then words that are not saved, then the day."""
    if asking:
        return asking, Tone.SOON
    if saving.state in (SavingState.TROUBLE, SavingState.SPOOLED):
        why = sentence_of(Unavailable(saving.trouble))
        return say(_SPOOLED if saving.state is SavingState.SPOOLED else _NOT_SAVED, why), Tone.LATE
    return None
