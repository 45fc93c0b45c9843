"""The panel of the story at hand: what it is, the teller's words, and our reading."""
