"""What the room sees: the projection window, its scenes, and the screens it stands on."""
