"""A model behind an OpenAI-compatible endpoint: the one place that speaks to a network."""

import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from gallery.alttext.drafting.address import Address
from gallery.alttext.drafting.answer import read_answers
from gallery.alttext.drafting.key import Key
from gallery.alttext.drafting.prompt import messages
from gallery.alttext.drafting.question import Complaints, Failure, Load, Question, Said
from gallery.alttext.drafting.reply import failure_of, read_reply
from gallery.alttext.drafting.schema import response_formats
from gallery.alttext.drafting.waiting import pause
from gallery.errors import PluginError

if TYPE_CHECKING:
    import httpx

_LARGEST: Final = 1_000_000
"""Bytes of an answer; a longer one is no answer to this question."""

_CONNECT: Final = 10.0
"""Seconds to wait for a connection."""

_UNKNOWN_FORM: Final = (400, 422, 501)
"""What servers answer that do not know a ``response_format``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a model is asked.

    Attributes:
        model: Its name at the endpoint.
        key: Sent as a bearer token (RFC 6750); empty sends none.
        timeout: Seconds from a request to the end of its answer.
        most_requests: Requests that may be sent, repeated ones included; None sets no bound.
        wait: Waits for some seconds.
    """

    model: str
    key: Key = field(default_factory=Key)
    timeout: float = 120.0
    most_requests: int | None = None
    wait: Callable[[float], None] = time.sleep


class Endpoint:
    """A describer behind an endpoint; it remembers what has been sent and which forms of answer the server knows."""

    source: Literal["model"] = "model"
    most_pictures = 6
    listens = True

    def __init__(self, address: Address, terms: Terms, client: "httpx.Client | None" = None) -> None:
        self.name = self.identity = terms.model
        self.sent = Load()
        self._address = address
        self._terms = terms
        self._client = client
        self._form = 0

    def load(self, question: Question) -> Load:
        """One request with every picture in it."""
        body = self._body(question, {}, self._form)
        return Load(requests=1, pictures=len(question.pictures), bytes=len(body))

    def describe(self, question: Question, complaints: Complaints) -> Mapping[str, Said]:
        """Ask the model."""
        text = self._ask(question, complaints)
        if isinstance(text, Failure):
            return {one.id: text for one in question.pictures}
        return read_answers(text, question.labels)

    def _ask(self, question: Question, complaints: Complaints) -> str | Failure:
        """Ask for the strictest form the server may know, down to none."""
        failure = Failure(state="rejected")
        for form in range(self._form, len(response_formats(()))):
            status, data, later = self._patiently(question, self._body(question, complaints, form))
            if isinstance(data, Failure):
                return data
            if status == 200:
                self._form = form
                return read_reply(data)
            failure = failure_of(status, data, later, secret=self._terms.key)
            if status not in _UNKNOWN_FORM:
                return failure
        return failure

    def _patiently(self, question: Question, body: bytes) -> tuple[int, bytes | Failure, str]:
        """Send, and wait and send again while the server asks for that or fails."""
        attempt = 1
        while True:
            most = self._terms.most_requests
            if most is not None and self.sent.requests >= most:
                return 0, Failure(state="not-asked", message="as many requests as allowed were sent", ends_run=True), ""
            self.sent += Load(requests=1, pictures=len(question.pictures), bytes=len(body))
            status, data, later = self._send(body)
            seconds = pause(status, later, attempt)
            if seconds is None:
                return status, data, later
            self._terms.wait(seconds)
            attempt += 1

    def _send(self, body: bytes) -> tuple[int, bytes | Failure, str]:
        """One request: status, body and ``Retry-After``; the whole answer has to be there in time."""
        import httpx  # noqa: PLC0415 - only who asks a model needs it

        assert self._client is not None, "an endpoint is asked inside opened()"
        ends = time.monotonic() + self._terms.timeout
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self._terms.key:
            headers["Authorization"] = f"Bearer {self._terms.key!s}"
        try:
            with self._client.stream("POST", self._address.url, content=body, headers=headers) as response:
                data = bytearray()
                for part in response.iter_raw():
                    data += part
                    if len(data) > _LARGEST:
                        return 0, Failure(state="malformed", message="the answer is too long"), ""
                    if time.monotonic() > ends:
                        return 0, Failure(state="timeout"), ""
                return response.status_code, bytes(data), response.headers.get("Retry-After", "")
        except httpx.TimeoutException:
            return 0, Failure(state="timeout"), ""
        except (httpx.HTTPError, httpx.InvalidURL) as failed:  # no words of the library: they may quote the request
            message = f"{self._address.origin} ({type(failed).__name__})"
            return 0, Failure(state="unreachable", message=message), ""

    def _body(self, question: Question, complaints: Complaints, form: int) -> bytes:
        asked: dict[str, Any] = {
            "model": self._terms.model,
            "messages": messages(question, complaints),
            "stream": False,
            **response_formats(question.labels)[form],
        }
        return json.dumps(asked, ensure_ascii=False, separators=(",", ":")).encode()


@contextmanager
def opened(address: Address, terms: Terms) -> Iterator[Endpoint]:
    """An endpoint with a connection that is kept from one request to the next.

    Nothing of the surroundings counts: no proxy of the environment, no ``.netrc``, no redirect. Certificates are
    checked against those that the system trusts.

    Raises:
        PluginError: httpx is not installed (``plugin-unavailable``).
    """
    try:
        import httpx  # noqa: PLC0415 - only who asks a model needs it
    except ImportError as missing:
        raise PluginError(
            f"a model cannot be asked: {missing}", code="plugin-unavailable", hint="Install event-gallery[suggest]."
        ) from missing
    seconds = terms.timeout
    with httpx.Client(
        timeout=httpx.Timeout(seconds, connect=min(_CONNECT, seconds)),
        trust_env=False,
        follow_redirects=False,
        verify=ssl.create_default_context(),
    ) as client:
        yield Endpoint(address, terms, client)
