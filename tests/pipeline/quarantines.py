"""Folders with copies, to be moved, for every test."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gallery.model import Choice, Member, Photo
from gallery.pipeline.quarantine import Moved, quarantine
from gallery.storage.inputs import Inputs, find_inputs
from tests.galleries import photo


def written(root: Path, content: Mapping[str, bytes | str]) -> Path:
    """A folder with files."""
    for name, data in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def read(*roots: Path) -> tuple[Inputs, dict[str, Photo]]:
    """What a run knows of folders and files; any file counts as a photo."""
    inputs = find_inputs(roots)
    found = {}
    for source in inputs.sources:
        data = inputs.files.read(source.key)
        found[source.key] = photo(source.key, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
    return inputs, found


def choice(keep: str, *drop: str, kind: Any = "copy") -> Choice:
    """A group of one kept and some dropped photos."""
    members = tuple(Member(path=key, reason="") for key in dict.fromkeys((keep, *drop)))
    return Choice(kind=kind, keep=keep, drop=drop, members=members)


def moved(root: Path, folder: Path, *choices: Choice) -> Moved:
    """What one run moves."""
    inputs, photos = read(root)
    return quarantine(choices, photos, inputs, folder)


def codes(done: Moved) -> Sequence[tuple[str, str]]:
    """Path and code of every problem."""
    return [(one.path, one.code) for one in done.problems]
