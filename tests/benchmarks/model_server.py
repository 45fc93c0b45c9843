"""A source of speech models on this computer: as good, or as bad, as a test asks for.

It serves files under the addresses of a model list and can be slow, break off, send other bytes
than it should, begin at the beginning whatever is asked, refuse, or send on to another place.
Misbehaviour is told for a file, once for each time it is asked for.
"""

import hashlib
import json
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from small_stories.transcribing.models.known import KnownModel, ModelFile

Behaviour = Callable[["Asked", bytes], None]


class ModelServer(ThreadingHTTPServer):
    """Serves ``files`` by their paths; ``asked`` lists each path with the range asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.files: dict[str, bytes] = {}
        self.stated: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.next: dict[str, deque[Behaviour]] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def serve(self, model: KnownModel, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            self.files[f"/{model.repository}/resolve/{model.revision}/{name}"] = content

    def behave(self, name: str, *behaviours: Behaviour) -> None:
        """Let a file misbehave when it is asked for next, and the times after."""
        path = next(path for path in self.files if path.endswith(f"/{name}"))
        self.next[path] = deque(behaviours)

    def encrypt(self, certificate: Path, key: Path) -> None:
        """Answer over TLS, with a certificate of the test's own."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of who turned away, as those do who do not believe a certificate."""

    def times(self, name: str) -> int:
        return sum(path.endswith(f"/{name}") for path, _ in self.asked)

    def ranges(self, name: str) -> list[str]:
        return [asked for path, asked in self.asked if path.endswith(f"/{name}")]


class Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_GET(self) -> None:
        self.close_connection = True
        asked = self.headers.get("Range") or ""
        self.server.asked.append((self.path, asked))
        content = self.server.files.get(self.path)
        if content is None:
            self.refuse(404)
            return
        waiting = self.server.next.get(self.path)
        behave = waiting.popleft() if waiting else Asked.send
        with suppress(BrokenPipeError, ConnectionResetError):
            behave(self, content)

    def send(self, content: bytes, *, length: int | None = None, ranged: bool = True) -> None:
        """Send what is asked for, as a source should."""
        body = self.begin(content, length=length, ranged=ranged)
        self.wfile.write(body)

    def begin(self, content: bytes, *, length: int | None = None, ranged: bool = True) -> bytes:
        asked = self.headers.get("Range") if ranged else None
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        if asked and start >= len(content):
            self.refuse(416, ("Content-Range", f"bytes */{len(content)}"))
            return b""
        body = content[start:]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if asked:
            last = len(content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
        if stated := self.server.stated.get(self.path):
            self.send_header("ETag", f'"{stated}"')
        self.end_headers()
        return body

    def refuse(self, code: int, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        for name, value in (("Content-Length", "0"), *headers):
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def breaks_off(after: int) -> Behaviour:
    """Send so many bytes of what is asked for and end the connection."""

    def behave(asked: Asked, content: bytes) -> None:
        asked.wfile.write(asked.begin(content)[:after])

    return behave


def breaks_off_without_range(after: int) -> Behaviour:
    def behave(asked: Asked, content: bytes) -> None:
        asked.wfile.write(asked.begin(content, ranged=False)[:after])

    return behave


def slowly(pieces: int, pause_s: float) -> Behaviour:
    """Send in so many pieces with a pause after each."""

    def behave(asked: Asked, content: bytes) -> None:
        body = asked.begin(content)
        each = len(body) // pieces + 1
        for start in range(0, len(body), each):
            asked.wfile.write(body[start : start + each])
            asked.wfile.flush()
            time.sleep(pause_s)

    return behave


def falls_silent(after: int, silence_s: float) -> Behaviour:
    """Send so many bytes and then nothing more, without ending the connection."""

    def behave(asked: Asked, content: bytes) -> None:
        asked.wfile.write(asked.begin(content)[:after])
        asked.wfile.flush()
        time.sleep(silence_s)

    return behave


def never_ends(asked: Asked, content: bytes) -> None:
    """Send on and on, without saying how much it will be."""
    asked.send_response(200)
    asked.end_headers()
    while True:
        asked.wfile.write(content)


def says_it_is_long(length: str) -> Behaviour:
    """Send the file, and say that it is of another length."""

    def behave(asked: Asked, content: bytes) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", length)
        asked.end_headers()
        asked.wfile.write(content)

    return behave


def whole_whatever_is_asked(asked: Asked, content: bytes) -> None:
    asked.send(content, ranged=False)


def other_bytes(asked: Asked, content: bytes) -> None:
    middle = len(content) // 2
    asked.send(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])


def other_length(asked: Asked, content: bytes) -> None:
    asked.send(content + b"and more")


def refuses(code: int) -> Behaviour:
    def behave(asked: Asked, content: bytes) -> None:
        asked.refuse(code)

    return behave


def sends_on(to: str, stated: str = "") -> Behaviour:
    """Send on to another address, as the hub does to its storage, and state the checksum there."""

    def behave(asked: Asked, content: bytes) -> None:
        headers = [("Location", to), *([("X-Linked-Etag", f'"{stated}"')] if stated else [])]
        asked.refuse(302, *headers)

    return behave


@contextmanager
def serving() -> Iterator[ModelServer]:
    """Serve in a thread of its own."""
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def invented_files(size: int = 200_000, mels: int = 80) -> dict[str, bytes]:
    """The files of a model that has the form of one and recognises nothing."""
    numbers = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(size // 32))
    files = {
        "config.json": json.dumps({"suppress_ids": [1, 2]}).encode(),
        "tokenizer.json": json.dumps({"model": {"vocab": {"a": 0}}}).encode(),
        "vocabulary.json": json.dumps(["a", "b"]).encode(),
        "model.bin": _weights({"encoder/conv1/weight": ((2, mels, 3), numbers[:96]),
                               "decoder/embeddings/weight": ((len(numbers),), numbers)}),
    }  # fmt: skip
    if mels != 80:
        files["preprocessor_config.json"] = json.dumps({"feature_size": mels}).encode()
    return files


def invented_model(
    files: dict[str, bytes], *, source: str, name: str = "invented", published: bool = True
) -> KnownModel:
    """A model in a list of the tests' own."""
    listed = tuple(
        ModelFile(
            file,
            len(content) if published else 0,
            hashlib.sha256(content).hexdigest() if published else "",
        )
        for file, content in sorted(files.items(), key=lambda each: each[0] == "model.bin")
    )
    return KnownModel(
        name=name, title=f"Invented {name}", source=source, repository=f"someone/{name}",
        revision="r1", licence="MIT", language="", memory_mb=100, time=1.0, files=listed,
        about_bytes=0 if published else sum(map(len, files.values())),
    )  # fmt: skip


def _weights(tensors: dict[str, tuple[tuple[int, ...], bytes]]) -> bytes:
    """Weights as CTranslate2 writes them: a head, each tensor, and no other names for them."""

    def named(name: str) -> bytes:
        return struct.pack("<H", len(name) + 1) + name.encode() + b"\0"

    head = struct.pack("<I", 6) + named("WhisperSpec") + struct.pack("<II", 3, len(tensors))
    body = b"".join(
        named(name)
        + struct.pack(f"<B{len(shape)}I", len(shape), *shape)
        + struct.pack("<BI", 1, len(numbers))
        + numbers
        for name, (shape, numbers) in tensors.items()
    )
    return head + body + struct.pack("<I", 0)
