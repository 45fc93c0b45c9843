"""The sections of reports: each is made from the project and has gaps where nothing is known."""
