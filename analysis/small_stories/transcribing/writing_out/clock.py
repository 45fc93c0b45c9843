"""Times as other programs write them."""


def clock(ms: int, point: str = ".", digits: int = 3) -> str:
    """Return ``01:02:03.456``, with another point or fewer digits of the second if asked."""
    unit = 10 ** (3 - digits)
    ms = (ms + unit // 2) // unit * unit
    seconds, rest = divmod(ms, 1000)
    minutes, hours = seconds // 60 % 60, seconds // 3600
    return f"{hours:02}:{minutes:02}:{seconds % 60:02}{point}{rest // unit:0{digits}}"
