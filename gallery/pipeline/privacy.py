"""Nothing private in any public file."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from gallery.image.formats import formats
from gallery.metadata.options import PolicyName
from gallery.metadata.verify import private_traces
from gallery.model import Severity
from gallery.pipeline.inspection import CheckFinding
from gallery.pipeline.workspace import PUBLIC

_FOLDERS: Final = (PUBLIC, "export")
_SHORT: Final = 6
"""Characters; shorter file names occur in ordinary texts."""


def inspect_privacy(root: Path, policy: PolicyName) -> Iterator[CheckFinding]:
    """Walk everything that may be uploaded: pictures for metadata, texts for the names of source files.

    Args:
        root: Output folder of a build.
        policy: What pictures may carry.
    """
    names = _source_names(root)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield from _inspect(path, path.relative_to(root).as_posix(), names, policy)


def _inspect(path: Path, key: str, names: frozenset[str], policy: PolicyName) -> Iterator[CheckFinding]:
    data = path.read_bytes()
    if any(form.recognise(data[:64]) for form in formats()):
        traces = private_traces(data, policy=policy)
        if traces:
            yield _error(key, "private-metadata", f"The file holds {', '.join(traces)}. Build again.")
        return
    text = data.decode("utf-8", "replace").casefold()
    for name in sorted(names):
        if name in text:
            yield _error(key, "source-name", f"The file names the source file {name}. Remove the name.")


def _source_names(root: Path) -> frozenset[str]:
    """File names of the sources, casefolded, as the editor's report knows them."""
    try:
        fields = msgspec.json.decode((root / "report.json").read_bytes())
        rows = [*fields["items"], *fields["excluded"]]
        names = {PurePosixPath(str(row["source"])).name.casefold() for row in rows}
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return frozenset()
    return frozenset(name for name in names if len(name) >= _SHORT)


def _error(key: str, code: str, message: str) -> CheckFinding:
    return CheckFinding(path=key, code=code, severity=Severity.ERROR, message=message)
