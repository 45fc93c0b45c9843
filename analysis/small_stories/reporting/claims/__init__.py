"""The claim check: what each sentence on results rests on, a story, a type or a figure."""
