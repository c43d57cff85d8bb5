"""The part that runs the day: the timeline, what to do now, and what a re-plan would change."""
