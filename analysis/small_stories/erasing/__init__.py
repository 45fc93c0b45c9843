"""Withdrawing one person and destroying the interviews: what goes, for good, and what is kept."""
