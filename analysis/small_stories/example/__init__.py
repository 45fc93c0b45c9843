"""The example project, built from its files and an analyst's decisions by the real means."""
