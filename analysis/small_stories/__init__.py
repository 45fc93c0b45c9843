"""What the method knows: Small Success Stories without a window."""
