"""What the analyst sees: the only package that imports Qt."""
