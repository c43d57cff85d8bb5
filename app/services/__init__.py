"""What a facilitator does, what the screens read, and the ports to the world."""
