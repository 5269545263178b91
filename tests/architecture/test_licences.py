"""Licences of everything that is installed with the package: permissive, or at most weak copyleft of a library."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest

from gallery.pipeline.requirements import packages

COPYLEFT = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)


def licence(found: Distribution) -> str:
    """What a distribution says of itself: expression, field and classifiers."""
    meta = found.metadata
    told = [meta.get("License-Expression") or "", (meta.get("License") or "")[:200]]
    return " | ".join(told + [one for one in meta.get_all("Classifier") or [] if one.startswith("License ::")])


def closure() -> dict[str, Distribution]:
    """Every distribution of the default install, by name."""
    found: dict[str, Distribution] = {}
    waiting = [one.name for one in packages() if not one.extra]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:
            continue  # of another platform or Python
        for line in found[key].requires or []:
            requirement, _, marker = line.partition(";")
            if "extra ==" not in marker:
                match = re.match(r"[A-Za-z0-9._-]+", requirement)
                assert match
                waiting.append(match[0])
    return found


def test_the_default_install_is_known() -> None:
    assert {"pillow", "numpy", "piexif", "imagehash", "typer", "scipy", "pywavelets"} <= closure().keys()


@pytest.mark.parametrize("name", sorted(closure()))
def test_no_licence_of_the_default_install_is_strong_copyleft(name: str) -> None:
    told = licence(closure()[name])
    assert re.search(r"\w", told.replace("|", "")), f"{name} does not say its licence"
    assert not COPYLEFT.search(LESSER.sub("", told)), told
