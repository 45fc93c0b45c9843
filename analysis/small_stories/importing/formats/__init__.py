"""One module for each kind of file: what it takes to get the text out of it."""
