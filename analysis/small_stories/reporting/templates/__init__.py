"""The templates of reports: which sections each has, in which order, and as what it is written."""
