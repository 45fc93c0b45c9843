"""A moment of a recording as people read it."""


def clock(ms: int) -> str:
    """Return ``1:02:03``: hours, minutes and seconds that have begun."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
