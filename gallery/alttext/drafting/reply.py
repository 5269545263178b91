"""What a server answered, as the text of a model or as a state."""

from typing import Any, Final

import msgspec

from gallery.alttext.drafting.question import Failure
from gallery.alttext.drafting.states import Failing
from gallery.alttext.normal import one_line

_LAST: Final = frozenset({401, 403, 404, 405})
"""Statuses that every other request would get too: the key, the address or the name of the model is wrong."""

_QUOTED: Final = 200


def read_reply(body: bytes) -> str | Failure:
    """The text of the first choice.

    ``finish_reason`` says more than the text: ``length`` is a cut text, ``content_filter`` a refusal. A reasoning
    model that spent everything on thinking has an empty one.
    """
    try:
        raw: Any = msgspec.json.decode(body)
        choice = raw["choices"][0]
        message = choice["message"]
        content, refusal, reason = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (msgspec.DecodeError, RecursionError, LookupError, TypeError, AttributeError):
        return Failure(state="malformed", message="the answer is no chat completion")
    if reason == "length":
        return Failure(state="truncated")
    if refusal or reason == "content_filter":
        return Failure(state="refused")
    text = _joined(content)
    if text is None:
        return Failure(state="malformed", message="the answer is no chat completion")
    return text if text.strip() else Failure(state="empty")


def failure_of(status: int, body: bytes, later: str = "", *, secret: str = "") -> Failure:
    """The state behind a status that is not 200.

    Args:
        status: HTTP status.
        body: Of an error; what the server says in it is quoted in part, except where it may be about the key.
        later: The header ``Retry-After``.
        secret: Is never quoted.
    """
    if status == 429:
        wish = f"it asks to wait for {later[:40]} seconds" if later.isdecimal() else ""
        return Failure(state="rate-limited", message=wish, ends_run=True)
    state: Failing = "server-error" if status >= 500 else "rejected"
    if 300 <= status < 400:
        return Failure(state=state, message=f"{status}: redirects are not followed", ends_run=True)
    if status in (401, 403):
        return Failure(state=state, message=f"{status}: the key is missing, wrong or not allowed this", ends_run=True)
    said = _error(body).replace(secret, "…") if secret else _error(body)
    message = f"{status}: {said}" if said else str(status)
    return Failure(state=state, message=message, ends_run=status in _LAST)


def _joined(content: object) -> str | None:
    """Some servers answer in parts."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, dict) for part in content):
        return "".join(str(part.get("text", "")) for part in content)
    return None


def _error(body: bytes) -> str:
    """``{"error": {"message"}}``, ``{"error"}`` or ``{"message"}``; nothing of a body of another kind."""
    try:
        raw: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return ""
    found = raw.get("error", raw) if isinstance(raw, dict) else ""
    found = found.get("message", "") if isinstance(found, dict) else found
    text = one_line("".join(sign if sign.isprintable() else " " for sign in found)) if isinstance(found, str) else ""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
