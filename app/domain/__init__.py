"""The workshop day in pure values: no I/O, no clock, no Qt, no sentences."""
