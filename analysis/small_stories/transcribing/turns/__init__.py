"""Recognised words as turns: whose each word is, where a turn begins, who asks and who tells."""
