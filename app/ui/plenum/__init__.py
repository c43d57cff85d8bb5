"""From words to conclusions: themes, votes, conclusions, and reading them to the room."""
