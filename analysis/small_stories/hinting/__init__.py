"""Hints of where in an interview a small success story may be, and why; no hint is a story."""
