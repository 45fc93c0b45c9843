"""The tabs of the step that makes the report: quotes, marks to decide, export."""
