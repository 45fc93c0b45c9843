"""``python -m small_stories_app`` is the same as ``small-stories``."""

from small_stories_app.main import main

main()
