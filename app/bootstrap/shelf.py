"""The templates on this laptop: folders with a `workshop.toml` each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.services import templates
from app.services.checked import Misfit
from app.services.ports import Ids, Unavailable
from app.services.templates import Template

FILE = "workshop.toml"
REHEARSAL = "rehearsal.toml"


@dataclass(frozen=True, slots=True)
class TemplateShelf:
    """Templates by the names of their folders; the first of `folders` that has a name wins."""

    folders: tuple[Path, ...]
    ids: Ids

    def names(self) -> tuple[str, ...]:
        """Every template there is, in order."""
        return tuple(sorted({path.parent.name for folder in self.folders for path in folder.glob(f"*/{FILE}")}))

    def template(self, name: str) -> Template:
        """Raises Unavailable where there is none of that name, Misfit where it cannot be used."""
        path = self.file(name, FILE)
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
            raise Misfit(("", 0), str(path), "syntax", str(trouble)) from None
        except RecursionError:
            raise Misfit(("", 0), str(path), "syntax", "[[[...") from None
        return templates.read(table, self.ids)

    def title(self, name: str) -> str:
        """What the workshop in it is called; its name where that cannot be read."""
        try:
            table = tomllib.loads(self.file(name, FILE).read_text("utf-8"))
            title = table["workshop"]["title"]
        except (OSError, ValueError, RecursionError, LookupError, TypeError):
            return name
        return title if isinstance(title, str) and title.strip() else name

    def file(self, name: str, file: str) -> Path:
        """A file of a template."""
        for folder in self.folders:
            # A name is one of those listed, so that nothing outside of the folders is ever read.
            path = folder / name / file
            if name in self.names() and path.is_file():
                return path
        raise Unavailable("unknown_template", name, ", ".join(self.names()))
