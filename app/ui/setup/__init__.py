"""Setting up: the workshop, its programme and groups, and the room it is held in."""
