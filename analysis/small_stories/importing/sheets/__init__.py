"""Tables from other programs, as rows of words: CSV and Excel files."""
