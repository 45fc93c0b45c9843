"""The typology and the numbers as tables: Excel and CSV."""
