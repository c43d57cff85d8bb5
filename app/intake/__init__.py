"""Programmes as people have them (text in seven languages, CSV, XLSX, ICS) to a `Reading`."""

from __future__ import annotations

from app.intake.intake import ProgrammeIntake

__all__ = ["ProgrammeIntake"]
