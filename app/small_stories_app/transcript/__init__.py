"""One interview on screen: its turns, the stories marked in them, and the story at hand."""
