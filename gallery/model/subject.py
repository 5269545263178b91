"""What published files may say, in groups that an editor can switch."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

PolicyName = Literal["web", "archive", "bare"]

Subject = Literal["rights", "captions", "alt", "origin", "capture-date", "camera", "keywords", "place"]
"""``origin``: how the picture came to be (IPTC DigitalSourceType) and whether it may be mined (PLUS DataMining)."""

SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)

_WEB: Final[frozenset[Subject]] = frozenset({"rights", "captions", "alt", "origin"})
_POLICIES: Final[Mapping[PolicyName, frozenset[Subject]]] = {
    "web": _WEB,
    "archive": frozenset(SUBJECTS),
    "bare": frozenset(),
}


def subjects_of(
    policy: PolicyName, keep: Iterable[Subject] = (), remove: Iterable[Subject] = ()
) -> tuple[Subject, ...]:
    """The subjects that stay, in a fixed order.

    Args:
        policy: Where to begin.
        keep: Stay too.
        remove: Go all the same; wins over ``keep``.
    """
    chosen = (_POLICIES[policy] | frozenset(keep)) - frozenset(remove)
    return tuple(subject for subject in SUBJECTS if subject in chosen)
