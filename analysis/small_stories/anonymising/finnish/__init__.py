"""Finnish inflection: stems, endings and forms of names and nouns."""
