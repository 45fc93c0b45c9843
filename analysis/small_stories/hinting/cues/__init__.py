"""The cues of a small success story, each in a module of its own; they only suggest."""
