"""Finding words in the whole project."""
