"""Settings: what the analyst has chosen for this computer, shown at once."""
