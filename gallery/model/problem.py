"""What went wrong with one file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One file that could not be used, and why.

    Attributes:
        path: Key of the file in the input folder.
        stage: The step that noticed: ``scan``, ``read``, ``clean``, ``render``.
        code: A stable word (listed in the reference): ``empty``, ``truncated``, ``corrupt`` ...
        message: What happened and what to do, for an editor.
    """

    path: str
    stage: str
    code: str
    message: str
