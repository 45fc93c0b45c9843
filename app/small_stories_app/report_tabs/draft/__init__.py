"""The draft of the report: its outline, each section as it will be printed, and writing in it."""
