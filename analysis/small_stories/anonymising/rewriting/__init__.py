"""The words of a quote as they are printed, with what identifies replaced."""
