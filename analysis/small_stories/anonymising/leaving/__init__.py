"""What no finished file may hold, and finding it there."""
