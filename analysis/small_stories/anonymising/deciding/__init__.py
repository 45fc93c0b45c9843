"""Deciding what identifies: what belongs together, what is proposed, and one decision for it."""
