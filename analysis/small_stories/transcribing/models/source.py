"""Asking a source of speech models for a file: where the program opens a network connection.

It is the only place that does. It is asked for nothing but the files of one model, by the address
that was shown, and follows the source to its own storage only where the way there is safe.
"""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from small_stories.errors import SmallStoriesError

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_COME_BACK_LATER: Final = frozenset({408, 425, 429})
_SERVER_ERRORS: Final = 500
_PAST_THE_END: Final = 416
_PART: Final = 206
_SHA256: Final = re.compile(r'(?:W/)?"?([0-9a-f]{64})"?')
_COUNT: Final = r"[0-9]{1,15}"
_RANGE: Final = re.compile(rf"bytes (?:({_COUNT})-{_COUNT}|\*)/({_COUNT})")


class BrokenOffError(Exception):
    """The source did not answer, or stopped in the middle: to be tried again."""


class NotReachedError(BrokenOffError):
    """Nothing came from the source at all, as where there is no network."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source sends: a file from ``start`` on; ``total`` is its whole size, 0 if not told.

    ``sha256`` is what the source states as the file's checksum, or empty; ``body`` is None where
    nothing is left to be sent.
    """

    body: HTTPResponse | None
    start: int
    total: int
    sha256: str

    def read(self, count: int) -> bytes:
        """Return the next bytes as they come, none at the end; raises BrokenOffError."""
        try:
            return self.body.read1(count) if self.body else b""
        except (OSError, HTTPException) as error:
            raise BrokenOffError from error


@contextmanager
def asked(address: str, start: int, patience_s: float) -> Iterator[Answer]:
    """Ask for a file from a byte on; a source that cannot do that begins at its beginning.

    Raises BrokenOffError when it is worth trying again, and else SmallStoriesError.
    """
    host = _host_in(address)
    ways = _SafeWays()
    opener = build_opener(ways, *([ProxyHandler({})] if host in _LOOPBACK else []))
    request = Request(address, headers={"User-Agent": "small-stories"})
    if start:
        request.add_header("Range", f"bytes={start}-")
    try:
        body = opener.open(request, timeout=patience_s)
    except HTTPError as error:
        with error:
            yield _refused(error, address, start, ways)
    # A ValueError comes of an address to go on to that is none.
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), ssl.SSLCertVerificationError):
            raise SmallStoriesError("models.not_trusted", host=host) from error
        raise NotReachedError from error
    else:
        with body:
            yield _answer(body, start, ways)


def _host_in(address: str) -> str:
    """Return the host of an address; raises SmallStoriesError where it is no network address."""
    try:
        found = urlsplit(address)
    except ValueError as error:
        raise SmallStoriesError("models.bad_source", address=address) from error
    if found.scheme not in ("https", "http") or not found.hostname:
        raise SmallStoriesError("models.bad_source", address=address)
    return found.hostname


class _SafeWays(HTTPRedirectHandler):
    """Goes where the source sends on to, and notes the checksum that it states on the way."""

    def __init__(self) -> None:
        self.stated = ""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Follow over an encrypted way, or on this computer itself; refuse any other."""
        to = urlsplit(newurl)
        at_home = req.host.partition(":")[0] in _LOOPBACK and to.hostname in _LOOPBACK
        if to.scheme != "https" and not (at_home and to.scheme == "http"):
            fp.close()
            raise SmallStoriesError("models.unsafe_way", host=to.hostname)
        self.stated = _stated(headers) or self.stated
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _answer(body: HTTPResponse, start: int, ways: _SafeWays) -> Answer:
    stated = ways.stated or _stated(body.headers)
    if body.status != _PART:
        told = re.fullmatch(_COUNT, body.headers.get("Content-Length") or "")
        return Answer(body, 0, int(told[0]) if told else 0, stated)
    first, total = _range_in(body.headers)
    if first != start:
        raise BrokenOffError
    return Answer(body, start, total, stated)


def _refused(error: HTTPError, address: str, start: int, ways: _SafeWays) -> Answer:
    if error.code == _PAST_THE_END:
        _, total = _range_in(error.headers)
        return Answer(None, start if total == start else 0, total, ways.stated)
    if error.code >= _SERVER_ERRORS or error.code in _COME_BACK_LATER:
        raise BrokenOffError from error
    raise SmallStoriesError("models.not_there", address=address, code=error.code) from error


def _range_in(headers: Message) -> tuple[int, int]:
    found = _RANGE.fullmatch(headers.get("Content-Range") or "")
    return (int(found[1] or 0), int(found[2])) if found else (-1, 0)


def _stated(headers: Message) -> str:
    found = _SHA256.fullmatch(headers.get("X-Linked-Etag") or headers.get("ETag") or "")
    return found[1] if found else ""
