"""Writing recordings down: what is asked before, how it goes on, and where it stands."""
