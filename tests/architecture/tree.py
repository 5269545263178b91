"""The files of the package."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import gallery

PACKAGE = Path(gallery.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported() -> list[ModuleType]:
    """Every module but the one that starts the program."""
    return [import_module(name_of(path)) for path in MODULES if path.name != "__main__.py"]
