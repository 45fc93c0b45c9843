"""Strings, word lists, templates and the example project, as data."""
