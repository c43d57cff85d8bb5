"""A day told as text: steps read from TOML, a clock that is turned by hand, and the player of both."""
