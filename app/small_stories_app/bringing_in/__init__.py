"""Bringing interviews in: files looked at first, notes typed here, and recordings."""
