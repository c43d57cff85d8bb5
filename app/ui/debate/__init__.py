"""Taking down what is said: the quick line and the Debate part."""
