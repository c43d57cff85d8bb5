"""Next steps: what, who, with whom, by when; and what became of them."""
