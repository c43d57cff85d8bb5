"""What can be written after `plenum`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from app.bootstrap import House
from app.services.checked import day_written
from app.words import LANGUAGES, Message, say, say_in

Run = Callable[[House, argparse.Namespace], int]

_ABOUT = Message("cli", "Runs a workshop day: programme, capture, plenum, next steps and a document to take home.")
_USAGE = Message("cli", "usage: ")
_COMMANDS = Message("cli", "Commands")
_OPTIONS = Message("cli", "Options")
_NO_COMMAND = Message("cli", "Without a command the program opens where it was left.")
_GIVEN = Message("cli", "What it needs")
_HELP = Message("cli", "Show this and stop")

_OPEN = Message("cli", "Open a workshop file and show it")
_NEW = Message("cli", "Make a workshop from a template and print its id")
_LIST = Message("cli", "The workshops on this laptop: id, date, title, remarks, last change")
_PROGRAMME = Message("cli", "Read a programme and print the day (text, CSV, XLSX, ICS; - for standard input)")
_REHEARSE = Message("cli", "Play a day on a simulated clock; without a scenario, the shipped day")
_EXPORT = Message("cli", "Write the documents of a workshop and print their paths")
_CHECK = Message("cli", "Look whether a workshop is whole: checksums, tables, backups")
_MENU = Message("cli", "Put Plenum in the start menu, and let a double click open .workshop files")
_RESTORE = Message("cli", "Bring a backup back, beside what there is now")

_FILE = Message("cli", "A .workshop file")
_PROGRAMME_FILE = Message("cli", "The file with the programme, or -")
_ID_OR_FILE = Message("cli", "The id of a workshop (its beginning will do), or a .workshop file")
_REMOVE = Message("cli", "Take it out again")
_BACKUP = Message("cli", "A backup file")
_SCENARIO = Message("cli", "A scenario (TOML)")
_TEMPLATE = Message("cli", "The template")
_TITLE = Message("cli", "The title; without it, the template’s")
_DATE = Message("cli", "The date of the day, such as 2026-03-12; without it, today")
_JSON = Message("cli", "Print JSON")
_OUT = Message("cli", "The folder for the documents")
_SHOW = Message("cli", "Play it in the windows")
_SPEED = Message("cli", "How many times as fast the windows play")
_ONLY = Message("cli", "Only these, with commas between: {0}")
_VERSION = Message("cli", "The versions, with commas between: {0}")

_A_FILE, _A_WORKSHOP, _A_SCENARIO = Message("cli", "FILE"), Message("cli", "WORKSHOP"), Message("cli", "SCENARIO")
_A_TEMPLATE, _A_TITLE, _A_DATE = Message("cli", "TEMPLATE"), Message("cli", "TITLE"), Message("cli", "DATE")
_A_FOLDER, _TIMES, _SOME = Message("cli", "FOLDER"), Message("cli", "TIMES"), Message("cli", "LIST")

_WRONG = Message("cli", "{0}. Write plenum --help to see what can be written.")
_MISSING = Message("cli", "{0} is missing")
_NOT_KNOWN = Message("cli", "{0} is not known")
_NOT_CHOICE = Message("cli", "{0} cannot be {1}; it can be: {2}")
_THE_COMMAND = Message("cli", "The command")
_NO_VALUE = Message("cli", "{0} needs a value")
_BAD_VALUE = Message("cli", "{0} cannot be {1}")
_AMBIGUOUS = Message("cli", "{0} could mean more than one thing")

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (.+)"), _MISSING),
    (re.compile(r"unrecognized arguments: (.+)"), _NOT_KNOWN),
    (re.compile(r"argument (.*?): invalid choice: '?(.+?)'? \(choose from (.+)\)"), _NOT_CHOICE),
    (re.compile(r"argument (.+?): expected .*"), _NO_VALUE),
    (re.compile(r"argument (.+?): invalid \w+ value: (.+)"), _BAD_VALUE),
    (re.compile(r"ambiguous option: (\S+) .*"), _AMBIGUOUS),
)
"""What argparse says in English, and how it is said here."""

FORMATS = ("pdf", "docx", "xlsx", "csv", "ics", "json")
VERSIONS = ("full", "short", "anonymous")
_SPOKEN = (Message("cli", "full"), Message("cli", "short"), Message("cli", "anonymous"))
"""What people call them; either language may be written."""


class UsageError(Exception):
    """What was written is not a command; the text is the sentence."""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)  # type: ignore[arg-type]  # argparse names them
        self._positionals.title = say(_GIVEN)
        self.options = self.add_argument_group(say(_OPTIONS))
        self.options.add_argument("-h", "--help", action="help", help=say(_HELP))

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _COMPLAINTS:
            found = pattern.fullmatch(message)
            if found:
                message = say(sentence, *_named(found.groups()))
                break
        raise UsageError(say(_WRONG, message))


def _named(parts: tuple[str, ...]) -> tuple[str, ...]:
    """argparse's parts of a complaint: the command itself has no name there, and choices stand in quotes."""
    name, *rest = parts
    return (name or say(_THE_COMMAND), *(part.replace("'", "") for part in rest))


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: object, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say(_USAGE) if prefix is None else prefix)  # type: ignore[arg-type]  # wider than its stub


def parser() -> argparse.ArgumentParser:
    """The whole command line, in the language spoken now."""
    whole = _Parser(prog="plenum", description=say(_ABOUT), epilog=say(_NO_COMMAND))
    whole.set_defaults(run=_from("window", "show"))
    commands = whole.add_subparsers(title=say(_COMMANDS), metavar="", parser_class=_Parser)

    def command(name: str, about: Message, module: str) -> _Parser:
        made: _Parser = commands.add_parser(name, help=say(about), description=say(about))
        made.set_defaults(run=_from(module, name))
        return made

    one = command("open", _OPEN, "window")
    one.add_argument("file", metavar=say(_A_FILE), help=say(_FILE))
    one = command("new", _NEW, "workshops")
    one.options.add_argument("--template", required=True, metavar=say(_A_TEMPLATE), help=say(_TEMPLATE))
    one.options.add_argument("--title", default="", metavar=say(_A_TITLE), help=say(_TITLE))
    one.options.add_argument("--date", type=day_written, metavar=say(_A_DATE), help=say(_DATE))
    one = command("list", _LIST, "workshops")
    one.options.add_argument("--json", action="store_true", help=say(_JSON))
    one = command("programme", _PROGRAMME, "programme")
    one.add_argument("file", metavar=say(_A_FILE), help=say(_PROGRAMME_FILE))
    one.options.add_argument("--json", action="store_true", help=say(_JSON))
    one = command("rehearse", _REHEARSE, "rehearse")
    one.add_argument("scenario", nargs="?", metavar=say(_A_SCENARIO), help=say(_SCENARIO))
    one.options.add_argument("--out", type=_folder, metavar=say(_A_FOLDER), help=say(_OUT))
    one.options.add_argument("--json", action="store_true", help=say(_JSON))
    one.options.add_argument("--show", action="store_true", help=say(_SHOW))
    one.options.add_argument("--speed", type=_speed, default=60.0, metavar=say(_TIMES), help=say(_SPEED))
    one = command("export", _EXPORT, "documents")
    one.add_argument("workshop", metavar=say(_A_WORKSHOP), help=say(_ID_OR_FILE))
    one.options.add_argument("--out", required=True, type=_folder, metavar=say(_A_FOLDER), help=say(_OUT))
    one.options.add_argument(
        "--only", type=_formats, default=FORMATS, metavar=say(_SOME), help=say(_ONLY, ", ".join(FORMATS))
    )
    one.options.add_argument(
        "--version",
        type=_versions,
        default=VERSIONS[:1],
        metavar=say(_SOME),
        help=say(_VERSION, ", ".join(map(say, _SPOKEN))),
    )
    one = command("check", _CHECK, "workshops")
    one.add_argument("workshop", metavar=say(_A_WORKSHOP), help=say(_ID_OR_FILE))
    one = command("restore", _RESTORE, "workshops")
    one.add_argument("backup", metavar=say(_A_FILE), help=say(_BACKUP))
    one = command("menu", _MENU, "menu")
    one.options.add_argument("--remove", action="store_true", help=say(_REMOVE))
    return whole


def command_of(argv: Sequence[str]) -> Sequence[str]:
    """A workshop file alone is opened, as a double click does."""
    if len(argv) == 1 and not argv[0].startswith("-"):
        path = Path(argv[0])
        if path.suffix.lower() in (".workshop", ".backup") or path.is_file():
            return ("open", *argv)
    return argv


def _from(module: str, name: str) -> Run:
    """A command, imported when it is run: `plenum list` does not wait for what draws a PDF."""

    def run(at: House, asked: argparse.Namespace) -> int:
        return int(getattr(import_module(f"app.cli.{module}"), f"run_{name}")(at, asked))

    return run


def _folder(text: str) -> str:
    if not text.strip():
        raise ValueError(text)  # an unset variable of a script is not "here"
    return text


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 100_000:
        raise ValueError(text)
    return speed


def _formats(text: str) -> tuple[str, ...]:
    return _some_of("--only", FORMATS, text)


def _versions(text: str) -> tuple[str, ...]:
    called = {say_in(code, word): name for code in LANGUAGES for name, word in zip(VERSIONS, _SPOKEN, strict=True)}
    return _some_of("--version", [say(word) for word in _SPOKEN], text, called)


def _some_of(option: str, known: Sequence[str], text: str, called: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The choices between commas. called: what each name that may be written means; without it, itself."""
    meant = called or {name: name for name in known}
    written = [part.strip().lower() for part in text.split(",") if part.strip()]
    wanted = tuple(dict.fromkeys(meant[part] for part in written if part in meant))
    if not written or not set(written) <= set(meant):
        raise UsageError(say(_WRONG, say(_NOT_CHOICE, option, text, ", ".join(known))))
    return wanted
