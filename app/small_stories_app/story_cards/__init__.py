"""Stories as cards and rows: what they say, how they are painted, what is done to the chosen."""
