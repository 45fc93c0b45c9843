"""The places of a recording that somebody should listen to again."""
