"""The design language: every colour, size and distance, and how Qt comes to know them."""
