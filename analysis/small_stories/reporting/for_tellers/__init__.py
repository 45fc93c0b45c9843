"""Sheets that tellers get: information, consent, questions, and their own stories."""
