"""What asking for drafts brought, as values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from gallery.alttext.drafting.question import Load
from gallery.alttext.drafting.states import PASSING, STATES

SCHEMA: Final = "gallery.alt-suggest/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What came of one picture in one language.

    Attributes:
        image: Id of the item.
        state: ``drafted``, or why there is no draft; the words are in ``gallery.alttext.drafting.states``.
        alt: The draft; None in every other state.
        visible_text: Words that could be read in the picture.
        uncertain: What the describer was not sure of.
        rules: What the audit flagged the last answer for.
        message: More about the state.
        reused: It was known from an earlier run.
    """

    image: str
    language: str
    state: str
    alt: str | None = None
    visible_text: str = ""
    uncertain: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    message: str = ""
    reused: bool = False

    @property
    def words(self) -> str:
        """The state for a person."""
        return f"{STATES[self.state]} ({self.message})" if self.message else STATES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestReport:
    """The outcome of asking for drafts.

    Attributes:
        estimate: Nothing was sent; ``load`` is what would be, if no answer had to be asked for again.
        load: What was sent.
        suggestions: In the order of languages and items; photos that have a text are not among them.
        stopped: Why the run ended before everything was asked; empty where it did not.
        failed: The run ended because of an error, not because of a bound.
    """

    estimate: bool = False
    load: Load
    suggestions: tuple[Suggestion, ...] = ()
    stopped: str = ""
    failed: bool = False

    @property
    def counts(self) -> Mapping[str, int]:
        """State -> how many."""
        return dict(sorted(Counter(one.state for one in self.suggestions).items()))

    @property
    def incomplete(self) -> bool:
        """Some pictures have neither a draft nor an opinion because something went wrong at the moment."""
        return any(one.state in PASSING or one.state == "no-picture" for one in self.suggestions)


def suggest_fields(report: SuggestReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    fields: dict[str, Any] = {
        "schema": SCHEMA,
        "estimate": report.estimate,
        "requests": report.load.requests,
        "pictures": report.load.pictures,
        "bytes": report.load.bytes,
        "counts": report.counts,
        "stopped": report.stopped,
        "images": msgspec.to_builtins(report.suggestions),
    }
    return fields
