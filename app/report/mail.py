"""The mail that carries the document home: a draft that a mail program opens ready to send (RFC 5322, X-Unsent)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from app.document.speech import Speech
from app.document.tree import Document
from app.domain.gestures import State
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import Person
from app.words import Message, say_in

_SUBJECT = Message("mail", "{0}: what we concluded")
_DEAR = Message("mail", "Dear all")
_THANKS = Message(
    "mail", "Thank you for the day. What we concluded, and what happens next, is in the attached document."
)
_CODES = Message("mail", "The codes in it lead to your own words.")
_MISTAKE = Message("mail", "If something is not what you meant, answer this mail: your correction is noted beside it.")
_STEP_SUBJECT = Message("mail", "Your next step from {0}")
_STEP_DEAR = Message("mail", "Dear {0}")
_STEP_TOOK = Message("mail", "At {0} on {1} you took this on:")
_BY = Message("mail", "{0} (by {1})")

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\]+")
_OVER = frozenset({StepStatus.DONE, StepStatus.DROPPED})


def home_draft(document: Document, state: State, attached: Path, content: bytes) -> bytes:
    """One draft for everybody: addresses as blind copies, the document attached."""
    language = document.language
    mail = _draft(say_in(language, _SUBJECT, document.title), document.made)
    addresses = sorted({p.mail for p in state.of(Person).values() if _ADDRESS.fullmatch(p.mail)})
    if addresses:
        mail["Bcc"] = ", ".join(addresses)
    mail.set_content(_body(say_in(language, m) for m in (_DEAR, _THANKS, _CODES, _MISTAKE)))
    mail.add_attachment(content, maintype="application", subtype="pdf", filename=attached.name)
    return mail.as_bytes(policy=SMTP)


def owner_drafts(state: State, language: str, title: str, made: dt.datetime) -> tuple[tuple[str, bytes], ...]:
    """A draft for each person who took on open steps: (name, mail), in the order of their names."""
    s = Speech(state, language)
    open_steps = sorted(
        (x for x in state.of(NextStep).values() if x.who.strip() and x.status not in _OVER),
        key=lambda x: (x.who.casefold(), x.rank, x.id),
    )
    known = {p.name.casefold(): p.mail for p in state.of(Person).values() if _ADDRESS.fullmatch(p.mail)}
    drafts: list[tuple[str, bytes]] = []
    for who in {step.who.strip().casefold(): step.who.strip() for step in reversed(open_steps)}.values():
        mail = _draft(say_in(language, _STEP_SUBJECT, title), made)
        if who.casefold() in known:
            mail["To"] = known[who.casefold()]
        lines = [
            say_in(language, _BY, s.line(x.what), s.date(x.due) if x.due else s.line(x.due_words))
            if x.due or x.due_words
            else s.line(x.what)
            for x in open_steps
            if x.who.strip().casefold() == who.casefold()
        ]
        took = say_in(language, _STEP_TOOK, title, s.date(made.date()))
        mail.set_content(_body([say_in(language, _STEP_DEAR, s.line(who)), took, *(f"- {line}" for line in lines)]))
        drafts.append((who, mail.as_bytes(policy=SMTP)))
    return tuple(sorted(drafts))


def _draft(subject: str, made: dt.datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = " ".join(subject.split())
    mail["Date"] = format_datetime(made)
    mail["X-Unsent"] = "1"  # opened as a draft that can be sent, not as a mail that came
    return mail


def _body(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"
