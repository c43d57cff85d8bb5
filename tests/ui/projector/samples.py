"""The shipped day's scenes as values, as a full room would see them."""

from __future__ import annotations

import datetime as dt

from app.domain.plenum import Strength
from app.domain.programme import ItemKind
from app.services import sight
from app.services.projection import Scene, SceneKind
from app.services.sight import (
    DayLine,
    Seen,
    SeenConclusion,
    SeenItem,
    SeenRemark,
    SeenStep,
    SeenTable,
    SeenTheme,
    Showing,
)

LENGTHS = (30, 15, 15, 15, 45, 30, 60, 45, 40, 20, 45, 30)
QUESTION = "Hvad skal der til for at løse opgaverne i fremtiden?"

PROGRAMME = (
    ("9.30", "Velkomst"), ("10.00", "Om projektet"), ("10.15", "Historier og praktiske erfaringer"),
    ("10.30", "Pause"), ("10.45", "Digitalt medborgerskab og nye kompetencer"), ("11.30", "Debat i plenum"),
    ("12.00", "Let frokost"), ("13.00", "Kommunernes udfordringer nu og i fremtiden"), ("13.45", "Debat i grupper"),
    ("", "Opsamling i plenum"), ("14.45", "Vejen frem"),
    ("15.30", "Fælles drøftelser og fremtidige samarbejdsmuligheder"), ("16.00", "Tak for i dag"),
)  # fmt: skip

TABLES = (
    SeenTable(1, "Den spæde start", "ved vinduet"),
    SeenTable(2, "Vi flytter sammen", "ved døren"),
    SeenTable(3, "Vi arbejder sammen", "scenen"),
    SeenTable(4, "Vi er borgernes fælles indgang til kommunen", "lokale 2"),
    SeenTable(5, "Intet samarbejde", "kantinen"),
)

REMARKS = (
    SeenRemark("r1", "G3-05", "Rådhus og bibliotek har hver sin kalender"),
    SeenRemark("r2", "G3-06", "Fælles fredagskursus hver måned, en time før åbningstid"),
    SeenRemark("r3", "G3-07", "Hvem betaler vikaren?"),
    SeenRemark("r4", "G3-08", "Opgaverne kom uden de mennesker, der kunne dem"),
    SeenRemark("r5", "G3-09", "En ny kollega går en dag med i det andet hus"),
)

CONCLUSIONS = (
    SeenConclusion(1, "Ledelserne i bibliotek og borgerservice mødes hvert kvartal", Strength.AGREED, None, ""),
    SeenConclusion(
        2, "Vi holder fælles kursusdage fra efteråret, på tværs af kommunerne", Strength.MAJORITY, (43, 11, 4),
        "Først når vikarerne er betalt",
    ),
    SeenConclusion(3, "En ny medarbejder går en dag med i det andet hus", Strength.AGREED, None, ""),
    SeenConclusion(
        4, "Vi spørger borgerne, også dem der ikke kommer, før vi bygger om", Strength.AGREED, None, ""
    ),
    SeenConclusion(
        5, "Vejledninger skrives én gang og deles af alle", Strength.MAJORITY, (50, 5, 3),
        "Vores borgere skal kunne kende deres egen kommune", newest=True,
    ),
)  # fmt: skip

OPEN = (
    SeenConclusion(
        6, "Skal rådhus og bibliotek dele kalender og vagtplan?", Strength.DIVIDED, (27, 25, 6),
        "Vi kan ikke svare for vagter, vi ikke selv lægger",
    ),
    SeenConclusion(7, "Hvem har ansvaret, når en borger ikke kan bruge nettet?", Strength.OPEN, None, ""),
)  # fmt: skip

STEPS = (
    SeenStep("Indkalde lederne til det første kvartalsmøde", "Hanne Marie Knudsen", "SDU", dt.date(2026, 3, 27), ""),
    SeenStep("Søge midler til vikarer på kursusdagene", "", "Næstved og Køge", None, "efter ferien"),
    SeenStep("Beskrive en dag i det andet hus på én side", "Jens Jørgen Hansen", "", dt.date(2026, 5, 1), ""),
    SeenStep("Tælle i to uger, hvad borgerne spørger om", "Bibliotekslederne", "", dt.date(2026, 5, 15), ""),
    SeenStep("Samle vejledningerne ét sted", "Jørgen Bartholdy", "", dt.date(2026, 6, 1), ""),
    SeenStep("Tage ansvaret for hjælp til nettet op i bestyrelsen", "Michel Steen-Hansen", "", None, ""),
)

THEMES = tuple(
    SeenTheme(title, count, title == "Intern organisering")
    for count, title in (
        (8, "Planlæg fælles uddannelsesforløb"), (7, "Intern organisering"),
        (6, "Ressourcer til projekt- og procesledelse og brobygning"),
        (6, "Den digitale verden, it-undervisning og læring"), (6, "Opgaven løses ud fra borgernes behov"),
        (4, "Rationalerne"), (4, "Undersøg behov og ønsker i dit lokalområde"),
        (4, "Udnyt rammer og kompetencer optimalt"), (3, "Få inspiration hos andre"),
        (3, "Ha’ en klar vision og sæt mål"), (3, "Bare gå i gang – dette er vejen"),
        (2, "Vær åben over for nye opgaver og uddannelsestilbud"),
    )
)  # fmt: skip


def _entry(c: SeenConclusion, word: str) -> sight.PageEntry:
    counts = "{} for, {} imod, {} undlod".format(*c.counts) if c.counts is not None else ""
    dissent = f"Mindretallet: »{c.dissent}«" if c.dissent else ""
    return sight.PageEntry(c.words, c.strength, word, tuple(line for line in (counts, dissent) if line), str(c.number))


WORDS = {Strength.AGREED: "Enige", Strength.MAJORITY: "Flertal", Strength.DIVIDED: "Delt", Strength.OPEN: "Åbent"}
PAGE = sight.PageOne(1, 3, "Det kom vi frem til", tuple(_entry(c, WORDS[c.strength]) for c in CONCLUSIONS))
PAGE_OPEN = sight.PageOne(3, 3, "Uenigt eller åbent", tuple(_entry(c, WORDS[c.strength]) for c in OPEN))
PAGE_STEPS = sight.PageOne(
    2, 3, "Næste skridt", (),
    tuple(
        sight.PageStep(s.what, s.who or "ingen endnu", s.with_whom, "1. maj", bool(s.who), knows_when=True)
        for s in STEPS
    ),
    "Vi følger op 12. juni 2026.",
)  # fmt: skip

LETTERS = "FEACH"


def _when(after: int) -> sight.When:
    return sight.When.DONE if after < 0 else sight.When.NOW if after == 0 else sight.When.AHEAD


def _items(at: int) -> tuple[SeenItem, ...]:
    speaker = ("Jens Jørgen Hansen, SDU",)
    return tuple(
        SeenItem(title, clock, _when(n - at), speaker if n == at else ()) for n, (clock, title) in enumerate(PROGRAMME)
    )


def _shown(kind: SceneKind, seen: Seen, at: int, **edges: object) -> Showing:
    return Showing(
        Scene(kind),
        seen,
        DayLine(LENGTHS, sum(LENGTHS[: max(0, at)]) + (LENGTHS[min(at, 11)] // 3 if at >= 0 else 0)),
        **edges,
    )  # type: ignore[arg-type]


FOLLOW_UP = dt.date(2026, 6, 12)
TALK = "Digitalt medborgerskab og nye kompetencer"
NEXT = sight.SeenNext("Debat i plenum", "11.30")


def samples() -> dict[str, Showing]:
    """Every scene by name, in the order of the day."""
    now = sight.Now("", TALK, ("Jens Jørgen Hansen, SDU",), "", None, NEXT)
    timed = sight.Now("", TALK, ("Jens Jørgen Hansen, SDU",), "", 1900, NEXT)
    opening = sight.Now(
        "Velkomst", "Workshop Digitalt medborgerskab", ("Per Krogh Hansen, SDU", "Michel Steen-Hansen, DB"), "", None,
        sight.SeenNext("Om projektet", "10.00"),
    )  # fmt: skip
    later = sight.SeenNext("Kommunernes udfordringer nu og i fremtiden", "13.00")
    options = tuple(
        sight.SeenOption(letter, t.title, 31 - 4 * n if n < 3 else None)
        for n, (letter, t) in enumerate(zip(LETTERS, THEMES, strict=False))
    )
    codes = ("G2-05", "G3-01", "G3-06", "G4-12")
    return {
        "01-welcome": _shown(SceneKind.WELCOME, sight.Welcome("Workshop Digitalt medborgerskab", "", "9.30", 4), -1),
        "02-opening": _shown(SceneKind.NOW, opening, 0),
        "03-programme": _shown(SceneKind.PROGRAMME, sight.Programme(_items(4)), 4),
        "04-now": _shown(SceneKind.NOW, now, 4, mark=5),
        "05-now-timer": _shown(SceneKind.NOW, timed, 4, to_speaker="Tal lidt højere, tak"),
        "06-break": _shown(SceneKind.BREAK, sight.Break("Let frokost", later), 6),
        "07-break-over": _shown(SceneKind.BREAK, sight.Break("Let frokost", sight.SeenNext(later.title, "")), 6),
        "08-debate": _shown(SceneKind.DEBATE, sight.Debate("Debat i grupper", QUESTION, TABLES, 1450), 8),
        "09-debate-over": _shown(SceneKind.DEBATE, sight.Debate("Debat i grupper", QUESTION, TABLES, 0), 8),
        "10-cue": _shown(SceneKind.CUE, sight.Cue(ItemKind.GROUP_DEBATE, "Debat i grupper", 5, ""), 8),
        "11-report-back": _shown(
            SceneKind.REPORT_BACK, sight.Capture("", 3, "Vi arbejder sammen", "", REMARKS, 130), 9
        ),
        "12-capture": _shown(
            SceneKind.CAPTURE, sight.Capture("Debat i plenum", None, "", QUESTION, REMARKS), 5,
            to_room="Husk at sige dit navn, hvis du vil have et svar",
        ),
        "13-capture-empty": _shown(SceneKind.CAPTURE, sight.Capture("Debat i plenum", None, "", QUESTION, ()), 5),
        "14-themes": _shown(SceneKind.THEMES, sight.Themes(THEMES, 53, 61), 11),
        "15-vote": _shown(SceneKind.VOTE, sight.Ballots(options, closed=False, abstained=4), 11),
        "24-vote-closed": _shown(SceneKind.VOTE, sight.Ballots(options, closed=True, abstained=0), 11),
        "16-conclusions": _shown(SceneKind.CONCLUSIONS, sight.Conclusions(CONCLUSIONS), 11),
        "17-read-back": _shown(SceneKind.READ_BACK, sight.Reading(CONCLUSIONS[1], 5, codes, THEMES[:1]), 11),
        "18-next-steps": _shown(SceneKind.NEXT_STEPS, sight.Steps("Fælles drøftelser", STEPS, FOLLOW_UP), 11),
        "19-page-one": _shown(SceneKind.PAGE_ONE, PAGE, 11),
        "20-page-one-open": _shown(SceneKind.PAGE_ONE, PAGE_OPEN, 11),
        "21-page-one-steps": _shown(SceneKind.PAGE_ONE, PAGE_STEPS, 11),
        "22-thanks": _shown(
            SceneKind.THANKS, sight.Thanks("Dette er kun begyndelsen:", FOLLOW_UP, "http://www.knudsensyd.dk"), 12
        ),
        "23-test": _shown(SceneKind.TEST_PICTURE, sight.NOTHING, -1, practice=True),
    }  # fmt: skip
