"""Screens that come and go without a screen: Qt's offscreen platform is told anew which ones it has.

The platform takes its configuration through a function that only its own C++ tests call; this calls it through ctypes.
"""

from __future__ import annotations

import ctypes
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QByteArray

_LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"
_VIRTUALS_OF_QOBJECT = 12


@dataclass(frozen=True, slots=True)
class Plug:
    """A screen on a cable."""

    name: str
    x: int
    width: int
    height: int
    y: int = 0
    logicalDpi: int = 96  # noqa: N815  Qt's own names
    logicalBaseDpi: int = 96  # noqa: N815
    dpr: float = 1.0


LAPTOP = Plug("LAPTOP", 0, 1366, 768)
PROJECTOR = Plug("PROJECTOR", 1366, 1920, 1080)
OLD_PROJECTOR = Plug("PROJECTOR", 1366, 1024, 768)
MONITOR = Plug("MONITOR", 3286, 1280, 720)
MIRROR = replace(LAPTOP, name="MIRROR")
ONLY = Plug("", 0, 800, 800)
"""What the platform has before anybody says anything."""


def can_plug() -> bool:
    """The trick needs the libraries of a Linux wheel."""
    return sys.platform == "linux" and (_LIBRARIES / "libQt6Gui.so.6").exists()


def plug(*screens: Plug) -> None:
    """These screens are here from now on; the others are gone."""
    gui = ctypes.CDLL(str(_LIBRARIES / "libQt6Gui.so.6"))
    core = ctypes.CDLL(str(_LIBRARIES / "libQt6Core.so.6"))
    native = gui._ZN15QGuiApplication23platformNativeInterfaceEv
    native.restype = ctypes.c_void_p
    platform = native()
    table = ctypes.cast(
        ctypes.c_void_p(ctypes.cast(platform, ctypes.POINTER(ctypes.c_void_p))[0]), ctypes.POINTER(ctypes.c_void_p)
    )
    resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(table[_VIRTUALS_OF_QOBJECT])
    wanted = QByteArray(b"setConfiguration")
    configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(resource(platform, _address(wanted)))
    text = QByteArray(json.dumps({"screens": [asdict(s) for s in screens]}).encode())
    document, table_of = ctypes.create_string_buffer(64), ctypes.create_string_buffer(64)
    _call(core._ZN13QJsonDocument8fromJsonERK10QByteArrayP15QJsonParseError, document, _address(text), None)
    _call(core._ZNK13QJsonDocument6objectEv, table_of, ctypes.addressof(document))
    configure(ctypes.addressof(table_of), platform)


def _call(function: ctypes._CFuncPtr, result: ctypes.Array[ctypes.c_char], *arguments: int | None) -> None:
    function.restype = None
    function.argtypes = [ctypes.c_void_p] * (1 + len(arguments))
    function(ctypes.addressof(result), *arguments)


def _address(value: object) -> int:
    return int(shiboken6.getCppPointer(value)[0])
