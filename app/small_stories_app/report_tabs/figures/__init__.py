"""The tab figures: what is counted beside the stories, and a survey's answers."""
