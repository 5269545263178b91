"""A server on loopback that speaks the protocol of chat completions: it checks every request and replays answers.

It tests the protocol, never the quality of a model.
"""

import base64
import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

from PIL import Image

from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata

KEY = "sk-test-0123456789"
"""The only key that the server lets in, where it asks for one."""


@dataclass(frozen=True)
class Asked:
    """One request, taken apart."""

    headers: dict[str, str]
    body: dict[str, Any]
    system: str
    text: str
    labels: tuple[str, ...]
    pictures: tuple[bytes, ...]
    raw: bytes

    @property
    def form(self) -> str:
        return str(self.body.get("response_format", {}).get("type", "none"))


@dataclass(frozen=True)
class Reply:
    """One answer: a status, a body, headers, and how long to dawdle first."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


Script = Callable[[Asked], Reply] | Reply


def entry(label: str, alt: str = "", **more: Any) -> dict[str, Any]:
    """What a model says of one photo."""
    return {"id": label, "kind": "describe", "alt": alt, "visible_text": "", "uncertain": [], **more}


def completion(content: Any, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion; anything but a text is written as JSON."""
    text = content if isinstance(content, str | None) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return Reply(body={"object": "chat.completion", "choices": [{"message": message, "finish_reason": finish}]})


def photos(*entries: dict[str, Any]) -> Reply:
    """A good answer about some photos."""
    return completion({"photos": list(entries)})


class Server:
    """Plays its script, one entry a request, the last one for ever."""

    def __init__(self, script: Sequence[Script], *, key: str = "", language: str = "") -> None:
        self.asked: list[Asked] = []
        self.faults: list[str] = []
        self.url = ""
        self._script, self._key, self._language = list(script), key, language
        self._lock = threading.Lock()

    def answer(self, path: str, headers: dict[str, str], raw: bytes) -> Reply:
        """Check a request and play the next entry; a fault is kept for the test, and answered with 418."""
        with self._lock:
            faults = list(self._wrong(path, headers, raw))
            self.faults += faults
            if faults:
                return Reply(status=418, body={"error": {"message": "; ".join(faults)}})
            asked = taken_apart(headers, raw)
            self.asked.append(asked)
            script = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        return script(asked) if callable(script) else script

    def _wrong(self, path: str, headers: dict[str, str], raw: bytes) -> Iterator[str]:
        if path.partition("?")[0] != "/v1/chat/completions":
            yield f"asked at {path}"
        if headers.get("authorization") != (f"Bearer {self._key}" if self._key else None):
            yield f"authorization is {headers.get('authorization')}"
        if KEY.encode() in raw:
            yield "the key is in the body"
        asked = taken_apart(headers, raw)
        if not asked.body.get("model") or asked.body.get("stream") is not False:
            yield "no model, or a stream is asked for"
        if len(asked.labels) != len(asked.pictures) or not asked.pictures:
            yield f"{len(asked.labels)} labels for {len(asked.pictures)} pictures"
        if self._language and self._language not in asked.system:
            yield f"{self._language} is not asked for"
        yield from _wrong_form(asked)
        for picture in asked.pictures:
            yield from wrong_picture(picture)


def wrong_picture(data: bytes) -> Iterator[str]:
    """Whatever a picture may not be or hold."""
    with Image.open(BytesIO(data), formats=["JPEG"]) as picture:
        picture.load()
        if max(picture.size) > 1024:
            yield f"a picture of {picture.size}"
        if picture.getexif() or {"comment", "icc_profile", "exif", "xmp", "photoshop"} & picture.info.keys():
            yield f"a picture with {sorted(picture.info)}"
    if private_traces(data, policy="bare"):
        yield f"a picture with {private_traces(data, policy='bare')}"
    if read_metadata(data) != Metadata():
        yield "a picture with metadata"


def _wrong_form(asked: Asked) -> Iterator[str]:
    if asked.form != "json_schema":
        return
    named = asked.body["response_format"]["json_schema"]
    photo = named["schema"]["properties"]["photos"]["items"]
    if named["strict"] is not True or photo["additionalProperties"] is not False:
        yield "the schema is not strict"
    if sorted(photo["required"]) != sorted(photo["properties"]):
        yield "a key of the schema is not required"
    if tuple(photo["properties"]["id"]["enum"]) != asked.labels:
        yield f"the schema allows {photo['properties']['id']['enum']} for {asked.labels}"


def taken_apart(headers: dict[str, str], raw: bytes) -> Asked:
    """A request as its parts; raises where it is none."""
    body = json.loads(raw)
    system, user = body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    texts = [part["text"] for part in user["content"] if part["type"] == "text"]
    addresses = [part["image_url"]["url"] for part in user["content"] if part["type"] == "image_url"]
    assert all(address.startswith("data:image/jpeg;base64,") for address in addresses)
    labels = [found[1] for text in texts[1:] if (found := re.fullmatch(r"(?:Photo|Zdjęcie) ([A-Z]):", text))]
    return Asked(
        headers=headers,
        body=body,
        system=system["content"],
        text=texts[0],
        labels=tuple(labels),
        pictures=tuple(base64.b64decode(one.partition(",")[2], validate=True) for one in addresses),
        raw=raw,
    )


@contextmanager
def serving(*script: Script, key: str = "", language: str = "") -> Iterator[Server]:
    """A running server; a request that breaks the protocol fails the test."""
    server = Server(script, key=key, language=language)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            reply = server.answer(self.path, {name.lower(): value for name, value in self.headers.items()}, raw)
            time.sleep(reply.delay)
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body, ensure_ascii=False).encode()
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client had waited long enough

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
    assert server.faults == []
