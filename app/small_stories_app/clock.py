"""Times of a recording as they are read."""


def clock(milliseconds: int) -> str:
    """Return a time from the beginning of the recording, as in 0:21:14."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
