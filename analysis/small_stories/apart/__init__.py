"""Files of others, read in a process apart: what happens to their reader happens to nothing else.

``reading.py`` is the way in. It starts a child of the program itself (``child.py``), which has no
project, no key and no network and may write nothing (``bounds.py``), hands it a path on standard
input, watches its time and memory (``watched.py``), and takes back plain JSON (``as_json.py``),
never anything that could run.
"""
