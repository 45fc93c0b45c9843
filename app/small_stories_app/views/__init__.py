"""The views: one for each step of the method, none knowing another."""
