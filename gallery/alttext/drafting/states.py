"""What can come of asking about a picture."""

from typing import Final, Literal

Failing = Literal[
    "needs-person",
    "refused",
    "empty",
    "truncated",
    "wrong-language",
    "malformed",
    "rate-limited",
    "server-error",
    "timeout",
    "unreachable",
    "rejected",
    "failed",
    "not-asked",
    "no-picture",
]

STATES: Final[dict[str, str]] = {
    "drafted": "a draft was stored; a person has to approve it",
    "decorative": "the picture may be decorative; only a person can say so, with a reason",
    "unsure": "the describer could not tell what matters in the picture; write the text yourself",
    "needs-person": "the audit flagged the answer, and the second one too; write the text yourself",
    "refused": "the describer declined; write the text yourself",
    "empty": "the answer was empty",
    "truncated": "the answer was cut off before its end (finish_reason length)",
    "wrong-language": "the answer was in another language, and the second one too",
    "malformed": "the answer did not have the form that was asked for",
    "rate-limited": "the service asked to wait (429) for longer than was waited",
    "server-error": "the service failed (5xx)",
    "timeout": "there was no answer in time",
    "unreachable": "the service could not be reached",
    "rejected": "the service refused the request (4xx), or sent it elsewhere (3xx)",
    "failed": "the program ended with an error, or wrote too much",
    "not-asked": "nobody asked: the run ended before",
    "no-picture": "there is no public picture to send; build the gallery again",
}
"""State -> what it means, for a person."""

ANSWERED: Final = frozenset({"drafted", "decorative", "unsure"})
"""An answer that can be used."""

LASTING: Final = ANSWERED | {"needs-person", "refused", "empty", "truncated", "wrong-language", "malformed"}
"""States that say something of the picture and the describer; the rest say something of the moment."""

PASSING: Final = frozenset(STATES) - LASTING - {"not-asked", "no-picture"}
"""States of the moment: some in a row end the run."""
