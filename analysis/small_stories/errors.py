"""Everything a user can be told when something does not work."""


class SmallStoriesError(Exception):
    """A known trouble: a key under ``errors`` in the string files and the fields of its sentence.

    The sentence is made where the user's language is known. The exception's own text holds the
    key alone, so that a name or a path cannot slip into a log.
    """

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields
