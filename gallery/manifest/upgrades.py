"""Manifests of older versions as this version would have written them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

Fields = dict[str, Any]


def _from_1_0(fields: Fields) -> Fields:
    """1.1 may name a caption as the source of an alt text; nothing that was there changed."""
    return {**fields, "manifest_version": "1.1"}


def _from_1_1(fields: Fields) -> Fields:
    """1.2 may count problems; a gallery that was built before does not say whether there were any."""
    return {**fields, "manifest_version": "1.2"}


UPGRADES: Final[Mapping[str, Callable[[Fields], Fields]]] = {"1.0": _from_1_0, "1.1": _from_1_1}
"""Version -> what makes the next one of it."""


def upgraded(fields: Fields, upgrades: Mapping[str, Callable[[Fields], Fields]] = UPGRADES) -> Fields:
    """The fields of the newest version that is known, step by step; those of a version without a step as they are.

    Args:
        fields: Of a manifest, as JSON gives them.
        upgrades: For each version what makes the next one.
    """
    done: set[str] = set()
    while (version := str(fields.get("manifest_version", ""))) in upgrades and version not in done:
        done.add(version)
        fields = upgrades[version](fields)
    return fields
