"""The parts of the step that prepares an evaluation."""
