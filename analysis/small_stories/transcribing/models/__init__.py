"""Speech models: which there are, which are on this computer, how they come here, what fits it."""
