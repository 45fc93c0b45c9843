"""A speech model made ready beside the window: joined or looked at, which takes its time."""

from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from small_stories.errors import SmallStoriesError


class ModelReady(QThread):
    """Makes sure that a model is whole; ``ready`` carries its folder, ``refused`` why it is not.

    Both carry the thread itself too: what one that nobody waits for any more tells can be told
    apart.
    """

    ready = Signal(object, Path)
    refused = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name

    def run(self) -> None:
        """Write the starter model where it is first asked for; hash what was never hashed."""
        # What stores the results comes along: in the window it would take a moment too long.
        for each in ("bring_in", "job"):
            import_module(f"small_stories.transcribing.{each}")
        # The weights of a model are hundreds of megabytes: what is found here is remembered.
        from small_stories.transcribing.models.at_hand import model_for, model_sha256

        try:
            folder = model_for(self._name)
            model_sha256(folder)
        except SmallStoriesError as error:
            self.refused.emit(self, error)
        else:
            self.ready.emit(self, folder)
