"""The one place that finds the program's own data files (icons, fonts, templates, catalogues)."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` among the shipped data: inside the wheel, else beside the source tree.

    An editable install has no force-included files, hence the second place. Raises FileNotFoundError
    where neither is there: the installation is then not whole.
    """
    for root in (_HERE / "_resources", _HERE.parent / "resources"):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"{name}: the installation lacks this folder of data")
