"""Finding what identifies people, putting something else in its place, and checking that it went."""
