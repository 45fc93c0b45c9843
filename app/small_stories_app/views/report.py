"""The step report."""

from small_stories_app.view import View


class ReportView(View):
    """Being built."""

    key = "report"
