"""A finished transcript as a file of its own: for other programs, players, and for reading."""
