"""The step interviews."""

from small_stories_app.view import View


class InterviewsView(View):
    """Being built."""

    key = "interviews"

    def show_story(self, story: int) -> None:
        """Show a story in its transcript."""
