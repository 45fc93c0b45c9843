"""One module for each way of writing talk down: cues, tables, labels, emphasis, paragraphs, notes."""
