"""The parts of the board on which stories are put into types."""
