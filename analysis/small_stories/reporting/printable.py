"""Words as a Word file can hold them."""


def printable(words: str) -> str:
    """Return words with a space for each control character that XML has no place for.

    Pasting brings them: Word's own break inside a paragraph is one.
    """
    return "".join(letter if letter >= " " or letter in "\t\n\r" else " " for letter in words)
