"""The console: the facilitator's window, and the part that runs the day."""
