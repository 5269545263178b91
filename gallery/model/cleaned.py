"""A file whose private metadata is proven gone."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The outcome of cleaning one file.

    Attributes:
        data: The new file.
        media_type: Of ``data``; differs from the input's where the file was converted.
        status: ``cleaned`` (compressed pixels untouched) or ``converted`` (encoded afresh).
        removed: What is gone, in an editor's words, sorted: ``GPS position``, ``camera serial number``.
        kept: What stayed, sorted: ``colour profile``, ``copyright``.
    """

    data: bytes
    media_type: str
    status: Literal["cleaned", "converted"]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
