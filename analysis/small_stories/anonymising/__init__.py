"""Finding what identifies people, putting something in its place, checking that it went."""
