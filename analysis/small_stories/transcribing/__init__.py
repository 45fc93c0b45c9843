"""From a recording to a draft transcript: decoding, recognising, and turns to be checked."""
