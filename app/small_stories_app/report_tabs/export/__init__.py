"""Parts of the tab export: what is open, and what has gone out."""
