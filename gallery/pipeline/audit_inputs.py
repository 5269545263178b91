"""The files that an audit looks at: those that were named, and what lies in folders."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gallery.errors import ManifestError
from gallery.pipeline.describing import TABLES
from gallery.storage.look import look, shown
from gallery.storage.walk import visible

_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_SHEETS: Final = frozenset({".json"})
# Browsers put what a page is made of into a folder beside it, other sites' frames too: "fair_files", "fair_pliki".
_PARTS: Final = re.compile(r"[_-](?:files|pliki|dateien|fichiers|soubory|archivos|bestanden|file)$", re.IGNORECASE)
_MANIFEST: Final = Path("public") / "gallery.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file to audit.

    Attributes:
        file: As messages name it, with ``/``.
        root: Folder that its pictures have to lie in.
        sought: Found in a folder, so that it may well be something else.
    """

    path: Path
    file: str
    root: Path
    sought: bool


def audit_inputs(paths: Sequence[str | os.PathLike[str]]) -> list[Input]:
    """Files as they were named, and the pages and sheets in folders, sorted; each once.

    An output folder of a build stands for its manifest.

    Raises:
        ManifestError: Nothing was named, or a folder has neither a page nor a sheet (``audit-input``).
    """
    found: dict[Path, Input] = {}
    for named in paths:
        path = Path(named)
        below = list(_below(path)) if look(path).kind == "folder" else [_named(path)]
        if not below:
            raise ManifestError(
                f"there is neither a page nor an alt sheet in {shown(path)}",
                code="audit-input",
                hint="Name saved pages (.html), a gallery.json, or the output folder of a build.",
            )
        for one in below:
            found.setdefault(Path(os.path.abspath(one.path)), one)  # noqa: PTH100 - keeps links as they were named
    if not found:
        raise ManifestError("no file was named", code="audit-input", hint="Name a page, a sheet or a folder.")
    return list(found.values())


def _named(path: Path) -> Input:
    return Input(path=path, file=shown(path.as_posix()), root=path.parent, sought=False)


def _below(folder: Path) -> Iterator[Input]:
    if look(folder / _MANIFEST).kind == "file":
        yield _named(folder / _MANIFEST)
        return
    for key in sorted(visible(folder)):
        path = folder / key
        suffix = path.suffix.casefold()
        wanted = suffix in _PAGES | _SHEETS or path.name in TABLES
        if wanted and not any(_PARTS.search(name) for name in key.split("/")[:-1]):
            yield Input(path=path, file=shown(path.as_posix()), root=folder, sought=True)
