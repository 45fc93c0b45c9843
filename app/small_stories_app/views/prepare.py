"""The step prepare."""

from small_stories_app.view import View


class PrepareView(View):
    """Being built."""

    key = "prepare"
