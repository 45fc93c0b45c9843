"""What stands around the steps: the list of them, the status line, and what gives way."""
