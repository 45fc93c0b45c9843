"""Checking with the tellers: what the step consists of."""
