"""The step stories."""

from small_stories_app.view import View


class StoriesView(View):
    """Being built."""

    key = "stories"
