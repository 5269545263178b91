"""What this tool wrote into a person's folder; nothing else in it is ever replaced."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gallery.errors import StorageError
from gallery.storage.files import LocalFiles, scratch_beside
from gallery.storage.leftovers import sweep_leftovers

_SCHEMA = "gallery.written/1"


class ForeignFile(StorageError):
    """A file that was not made here is where one is to be written."""

    code = "foreign-file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A folder, and what earlier runs wrote there; workers write through it.

    Attributes:
        files: Over the folder.
        name: Key of the hidden list.
        known: Key -> hex SHA-256 as it was written.
    """

    files: LocalFiles
    name: str
    known: Mapping[str, str]

    def write(self, made: Mapping[str, bytes]) -> None:
        """Write files, all of them or none where one would replace what is not ours.

        A file that has these very bytes already counts as ours: a killed run may have written it unlisted.

        Args:
            made: Key -> content.

        Raises:
            ForeignFile: Another file of that name is there.
            StorageError: Writing failed.
        """
        for key, data in self.missing(made).items():
            self.files.write(key, data)

    def missing(self, made: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """Those of the files that are not there yet with these very bytes.

        Raises:
            ForeignFile: Another file of that name is there.
        """
        missing = {key: data for key, data in made.items() if not self._has(key, data)}
        for key in missing:
            if not self._free(key):
                raise ForeignFile(
                    f"{key} in the output folder was not made here, or was changed since, and is not replaced",
                    hint="Move or rename it, or choose another output folder.",
                )
        return missing

    def discard(self, keys: Iterable[str]) -> frozenset[str]:
        """Remove files that earlier runs wrote and nobody changed since; the keys of those that are gone.

        Raises:
            StorageError: One cannot be removed.
        """
        gone = frozenset(key for key in keys if key in self.known and self._is_ours(key))
        for key in gone:
            self.files.remove(key)
        return gone

    def close(self, made: Mapping[str, str], gone: Collection[str] = ()) -> None:
        """Bring the list up to date and remove unfinished files; nothing is listed where nothing was made.

        Args:
            made: Key -> hex SHA-256 of what this run wrote.
            gone: Keys that this run removed.
        """
        try:
            listed_now = _listed(self.files, self.name)  # another run may have written beside this one
            both = {key: sha256 for key, sha256 in {**listed_now, **made}.items() if key not in gone}
            if both != listed_now:
                listed = {"schema": _SCHEMA, "files": {key: both[key] for key in sorted(both)}}
                self.files.write(self.name, json.dumps(listed, indent=1, ensure_ascii=False).encode(), durable=True)
        finally:
            self.files.sweep()

    def _free(self, key: str) -> bool:
        return not os.path.lexists(self.files.path(key)) or self._is_ours(key)

    def _is_ours(self, key: str) -> bool:
        """Whether a file is there as it was written."""
        path = self.files.path(key)
        there = None if path.is_symlink() or not path.is_file() else hashlib.sha256(self.files.read(key)).hexdigest()
        return there is not None and there == self.known.get(key)

    def _has(self, key: str, data: bytes) -> bool:
        path = self.files.path(key)
        found = None if path.is_symlink() else self.files.stat(key)
        return found is not None and found.size == len(data) and self.files.read(key) == data


def written_into(folder: Path, name: str) -> Written:
    """Begin to write into a folder.

    Args:
        folder: It need not exist.
        name: Of the hidden list; a list that is damaged knows nothing, so that nothing is replaced.
    """
    sweep_leftovers(folder)
    files = scratch_beside(folder)
    return Written(files=files, name=name, known=_listed(files, name))


def _listed(files: LocalFiles, name: str) -> Mapping[str, str]:
    try:
        listed = json.loads(files.read(name))["files"]
        return {str(key): str(sha256) for key, sha256 in listed.items()}
    except (StorageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
