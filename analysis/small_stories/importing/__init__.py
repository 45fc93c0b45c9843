"""Transcripts and notes as people have them, read into turns that know where they came from."""
