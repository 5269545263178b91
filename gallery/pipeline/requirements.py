"""The packages that this one asks for, and whether they work."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Final

DISTRIBUTION: Final = "event-gallery"

USES: Final = {
    "heic": "HEIC photos of phones",
    "pl": "Polish names in every case",
    "ocr": "words in pictures",
    "suggest": "drafts of alt texts by a model",
}
"""What the extras are for."""

_MODULES: Final = {
    "pillow": "PIL",
    "opencv-python": "cv2",
    "opencv-python-headless": "cv2",
    "pyyaml": "yaml",
}
"""What a package is imported as, where that is not its name."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA: Final = re.compile(r"""extra == ["']([\w-]+)["']""")
_PLATFORM: Final = re.compile(r"""sys_platform (==|!=) ["'](\w+)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package that is asked for on this platform.

    Attributes:
        requirement: With the versions that will do, as an installer takes it.
        version: That is installed; empty where none is.
        extra: That asks for it; empty where everything does.
        fault: Why it cannot be used; empty where it can.
    """

    name: str
    requirement: str
    version: str
    extra: str = ""
    fault: str = ""


def packages(listed: list[str] | None = None, platform: str = sys.platform) -> Iterator[Package]:
    """Every package that is asked for, tried by importing it.

    Args:
        listed: Requirements (PEP 508); those of this package where none are given.
        platform: As ``sys.platform`` names it.
    """
    for line in _asked() if listed is None else listed:
        requirement, _, marker = (part.strip() for part in line.partition(";"))
        on = _PLATFORM.search(marker)
        if on and (on[2] == platform) != (on[1] == "=="):
            continue
        extra, name = _EXTRA.search(marker), _NAME.match(requirement)
        if name:
            there = _version(name[0])
            fault = _fault(name[0]) if there else "not installed"
            yield Package(
                name=name[0], requirement=requirement, version=there, extra=extra[1] if extra else "", fault=fault
            )


def _asked() -> list[str]:
    try:
        return requires(DISTRIBUTION) or []
    except PackageNotFoundError:  # a copy of the source that was never installed
        return []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _fault(name: str) -> str:
    module = _MODULES.get(name.lower(), name.lower().replace("-", "_"))
    try:
        import_module(module)
    except Exception as wrong:  # noqa: BLE001 - whatever a broken package raises is what is wrong with it
        return f"{type(wrong).__name__}: {wrong}"
    return ""
