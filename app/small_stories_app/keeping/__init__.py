"""Locking away: what the step consists of."""
