"""Nothing private in any public file."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from gallery.errors import StorageError
from gallery.image.formats import formats
from gallery.metadata.policy import Policy
from gallery.metadata.verify import private_traces
from gallery.model import Severity
from gallery.pipeline.inspection import CheckFinding
from gallery.pipeline.workspace import PUBLIC
from gallery.ports import Files
from gallery.storage.files import LocalFiles, everything

_FOLDERS: Final = (PUBLIC, "export")
_TELLING: Final = 12
"""Characters; shorter stems are words: ``konferencja.jpg``."""

_SHORT: Final = 6
"""Characters; shorter file names occur in ordinary texts."""


def inspect_privacy(files: LocalFiles, policy: Policy) -> Iterator[CheckFinding]:
    """Walk everything that may be uploaded: pictures for metadata, texts for the names of source files.

    Args:
        files: Over the output folder of a build.
        policy: What pictures may carry.
    """
    names = _source_names(files)
    for folder in _FOLDERS:
        for key in sorted(everything(Path(files.root) / folder)):
            if files.stat(f"{folder}/{key}"):
                yield from _inspect(f"{folder}/{key}", files.read(f"{folder}/{key}"), names, policy)


def _inspect(key: str, data: bytes, names: frozenset[str], policy: Policy) -> Iterator[CheckFinding]:
    if any(form.recognise(data[:64]) for form in formats()):
        traces = private_traces(data, policy=policy)
        if traces:
            yield _error(key, "private-metadata", f"The file holds {', '.join(traces)}. Build again.")
        return
    text = data.decode("utf-8", "replace").casefold()
    for name in sorted(names):
        if name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text):  # not the end of a public name
            yield _error(key, "source-name", f"The file names the source file {name}. Remove the name.")


def _source_names(files: Files) -> frozenset[str]:
    """File names of the sources, casefolded, as the editor's report knows them."""
    try:
        fields = msgspec.json.decode(files.read("report.json"))
        sources = [row["source"] for row in (*fields["items"], *fields["excluded"])]
        sources += [row["path"] for row in fields["problems"]]
        paths = [PurePosixPath(str(source).casefold()) for source in sources]
        names = {path.name for path in paths} | {path.stem for path in paths if len(path.stem) >= _TELLING}
        names |= {str(fields["folder"]).casefold()} if fields.get("folder") else set()
    except (StorageError, msgspec.DecodeError, KeyError, TypeError):
        return frozenset()
    return frozenset(name for name in names if len(name) >= _SHORT)


def _error(key: str, code: str, message: str) -> CheckFinding:
    return CheckFinding(path=key, code=code, severity=Severity.ERROR, message=message)
