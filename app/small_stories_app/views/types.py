"""The step types."""

from small_stories_app.view import View


class TypesView(View):
    """Being built."""

    key = "types"
