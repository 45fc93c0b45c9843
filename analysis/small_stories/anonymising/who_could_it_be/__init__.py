"""How many people could have said a quote, by what it tells of them."""
