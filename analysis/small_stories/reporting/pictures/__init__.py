"""Figures of a report, drawn as pictures at print resolution and told in words as well."""
