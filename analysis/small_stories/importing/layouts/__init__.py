"""One module for each way of writing talk down, from cues to bare paragraphs."""
