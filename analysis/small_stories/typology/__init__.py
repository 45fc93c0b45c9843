"""Types of stories across interviews: their support in words, and where the stories stand."""
