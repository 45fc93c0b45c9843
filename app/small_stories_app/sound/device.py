"""A stored sound as the device that Qt's player reads."""

from PySide6.QtCore import QIODevice, QObject

from small_stories.storage.listening import ListenedSound


class SoundDevice(QIODevice):
    """Bytes straight from the encrypted file; Qt reads them beside the window's own thread.

    Unbuffered: Qt keeps no bytes of its own, and one piece of the sound stays in memory at a time.
    """

    def __init__(self, sound: ListenedSound, parent: QObject) -> None:
        super().__init__(parent)
        self._sound = sound
        flags = QIODevice.OpenModeFlag
        self.open(flags.ReadOnly | flags.Unbuffered)

    def isSequential(self) -> bool:
        """Tell that any place in it can be gone to."""
        return False

    def size(self) -> int:
        """Return the size of the sound in bytes."""
        return self._sound.size

    def readData(self, maxlen: int) -> bytes:
        """Return the bytes at the place that Qt has gone to."""
        return self._sound.read(self.pos(), maxlen)

    # The stubs know the argument of C++, which Python leaves out.
    def writeData(self, data: bytes | bytearray | memoryview, len: int = 0) -> int:
        """Refuse to write: a recording stays as it is."""
        return -1
