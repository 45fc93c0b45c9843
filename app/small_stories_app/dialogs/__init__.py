"""Dialogs: only for questions that have to be answered."""
