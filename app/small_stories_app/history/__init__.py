"""The history of the project, in sentences that anyone can read."""
