"""What in a text may tell who somebody is."""
