"""A question as the messages of a chat."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any, Final

from gallery.alttext.drafting.question import Complaints, Context, Question
from gallery.alttext.drafting.wording import language_name, wording_for
from gallery.alttext.drafting.wording.words import Wording
from gallery.alttext.normal import one_line

VERSION: Final = 1
"""Raised whenever the words change so that another answer must be expected; old answers are then asked for anew."""

_LONGEST: Final = 1000
"""Characters of one fact of the context; a longer summary is an article."""


def messages(question: Question, complaints: Complaints) -> list[dict[str, Any]]:
    """A system message with the task, and one of the user with the context and the pictures.

    Args:
        question: The pictures, in the order of their labels.
        complaints: Why earlier answers were not taken; empty at first.
    """
    wording = wording_for(question.context.language)
    task = wording.task.format(language=language_name(question.context.language, wording))
    lines = [*_context(question, wording), *_complaints(question, complaints, wording)]
    parts: list[dict[str, Any]] = [{"type": "text", "text": "\n".join(lines)}]
    for label, picture in zip(question.labels, question.pictures, strict=True):
        address = f"data:image/jpeg;base64,{b64encode(picture.jpeg).decode()}"
        parts.append({"type": "text", "text": wording.picture.format(label=label)})
        parts.append({"type": "image_url", "image_url": {"url": address}})
    return [{"role": "system", "content": task}, {"role": "user", "content": parts}]


def _context(question: Question, wording: Wording) -> Iterator[str]:
    context = question.context
    for name in ("title", "headline", "summary", "event", "place"):
        if value := _fact(context, name):
            yield f"{getattr(wording, name)}: {value}"
    yield f"{wording.names}: {', '.join(context.people)}." if context.people else wording.no_names
    if question.approved:
        yield f"{wording.approved}:"
        yield from (f"- {one_line(text)}" for text in question.approved)
    if len(question.pictures) > 1:
        yield wording.together


def _fact(context: Context, name: str) -> str:
    value = one_line(getattr(context, name))
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _complaints(question: Question, complaints: Complaints, wording: Wording) -> Iterator[str]:
    for label, image in question.labels.items():
        if image in complaints:
            one = complaints[image]
            yield wording.complaint.format(label=label, alt=one_line(one.alt), reasons="; ".join(one.reasons))
    if complaints:
        yield wording.mend
