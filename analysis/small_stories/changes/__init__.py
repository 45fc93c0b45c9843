"""Everything the analyst does to a project, each as one named change that can be undone."""
