"""The queue of what identifies: one group of marks at a time, and one decision for all of it."""
