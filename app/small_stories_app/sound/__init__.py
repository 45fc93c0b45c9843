"""Listening to a recording inside the encrypted project."""
