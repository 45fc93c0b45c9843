"""The page of speech models: what there is, what is recommended, and how it comes here."""
