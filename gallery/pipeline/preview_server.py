"""The local preview: ``public/`` on this computer alone, which reloads itself when the gallery is built again."""

import os
import re
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, cast
from urllib.parse import unquote, urlsplit

from gallery.errors import ConfigError, ManifestError
from gallery.pipeline.workspace import MANIFEST, PUBLIC, gallery_root
from gallery.storage.look import look, real

HOST: Final = "127.0.0.1"
PORT: Final = 8000

_POLICY: Final = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""As strict as a site may be: what works here works there."""

_PATIENCE: Final = 10.0
"""Seconds that a connection may say nothing."""

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
}
"""From a table of our own: the one of the system differs from computer to computer."""

_WATCH: Final = "/.gallery-preview.js"
_STATE: Final = "/.gallery-preview"
_SCRIPT: Final = b"""(async () => {
  const state = async () => (await fetch(".gallery-preview", { cache: "no-store" })).text();
  let before = await state();
  setInterval(async () => {
    const now = await state().catch(() => before);
    if (now !== before) location.reload();
  }, 1000);
})();
"""
_END: Final = re.compile(rb"</body>", re.IGNORECASE)
_TAG: Final = b'<script src=".gallery-preview.js" defer></script>'


def open_preview(gallery: str | os.PathLike[str], *, port: int | None = None) -> ThreadingHTTPServer:
    """A server that is bound and waits for ``serve_forever``; its address is ``address_of``.

    Only this computer reaches it, and only under its own name: a request for another host, as a page elsewhere could
    send it by a name that leads here (DNS rebinding), is refused.

    Args:
        gallery: Output folder of a build.
        port: 0 takes any that is free; None 8000 where that is free.

    Raises:
        ManifestError: There is no gallery (``no-manifest``).
        ConfigError: The port is taken or may not be used (``port``).
    """
    public = gallery_root(gallery) / PUBLIC
    if look(public / MANIFEST).kind != "file":
        raise ManifestError(
            f"there is no gallery in {gallery}", code="no-manifest", hint="Build one: gallery build PHOTOS -o OUT."
        )
    handler = partial(_Handler, public)
    if port is None:
        with suppress(OSError):  # it is taken
            return _Server((HOST, PORT), handler)
    try:
        return _Server((HOST, port or 0), handler)
    except (OSError, OverflowError) as refused:
        why = getattr(refused, "strerror", None) or str(refused)
        raise ConfigError(
            f"port {port} cannot be used ({why})", code="port", hint="Name another one: --port 8001."
        ) from refused


def address_of(server: ThreadingHTTPServer) -> str:
    """``http://127.0.0.1:8000/``."""
    return f"http://{HOST}:{server.server_port}/"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that went away in the middle of an answer."""
        del request, client_address


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for files below ``public/``."""

    timeout = _PATIENCE
    server_version = "event-gallery"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def __init__(self, public: Path, *arguments: object) -> None:
        self._public = public
        self._port = cast(ThreadingHTTPServer, arguments[2]).server_port
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This preview is for 127.0.0.1 alone.\n", "text/plain")
            return
        path = urlsplit(self.path).path
        if path == _WATCH:
            self._send(HTTPStatus.OK, _SCRIPT, _TYPES[".js"])
        elif path == _STATE:
            self._send(HTTPStatus.OK, _state(self._public).encode(), "text/plain")
        else:
            self._send_file(path)

    do_HEAD = do_GET

    def _send_file(self, path: str) -> None:
        found, data = _file(self._public, path), None
        if found is not None:
            with suppress(OSError):  # exchanged for a new gallery just now
                data = found.read_bytes()
        if found is None or data is None:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such file in the gallery.\n", "text/plain")
            return
        kind = _TYPES.get(found.suffix.lower(), "application/octet-stream")
        self._send(HTTPStatus.OK, _END.sub(_TAG + b"</body>", data) if kind.startswith("text/html") else data, kind)

    def _is_for_us(self) -> bool:
        return self.headers.get("Host", "") in (f"{HOST}:{self._port}", f"localhost:{self._port}")

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a library does not."""
        del format, arguments


def _state(public: Path) -> str:
    """Another text whenever the gallery was built anew."""
    try:
        found = (public / MANIFEST).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def _file(public: Path, path: str) -> Path | None:
    """The file that an address means; None for whatever is hidden, elsewhere, or no file."""
    parts = unquote(path).removeprefix("/").split("/")
    if parts[-1] == "":
        parts[-1] = "index.html"
    for part in parts:
        if not part or part.startswith(".") or any(sign in part for sign in "\\:\0") or not part.isprintable():
            return None
    found = public.joinpath(*parts)
    inside = real(public)
    if look(found).kind != "file" or not real(found).is_relative_to(inside):
        return None
    return found
