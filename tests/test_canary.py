"""PySide6 6.12.0 lost references to True and None on every emit and killed Python 3.11 within minutes."""

from __future__ import annotations

import subprocess
import sys

EMITS = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Bell(QObject):
    rung = Signal(bool)
app, bell, heard = QCoreApplication([]), Bell(), []
bell.rung.connect(heard.append)
for n in range(5000):
    bell.rung.emit(n % 2 == 0)
    bell.setObjectName("bell")
print(len(heard))
"""


def test_the_interpreter_survives_5000_emits() -> None:
    done = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "5000"), done.stderr
