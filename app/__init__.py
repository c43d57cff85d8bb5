"""Plenum runs a workshop day, from the programme to the document that participants take home."""
