"""The encrypted project on disk: the only package that knows SQL."""
