"""Where each setting's value came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from gallery.config.schema import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as it is in force.

    Attributes:
        name: Dotted: ``thumbnails.widths``.
        origin: ``default``, the settings file's name, an environment variable's name, or ``option``.
    """

    name: str
    value: object
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Settings with their story.

    Attributes:
        origins: Dotted name -> origin, for every value that is not a default.
        folder: Where relative paths in the settings start; empty where no file was read.
        file: Name of the settings file; empty where there is none.
    """

    settings: Settings
    origins: Mapping[str, str]
    folder: str = ""
    file: str = ""

    def explain(self) -> Iterator[Setting]:
        """Every setting, in the order of the schema."""
        for name, value in leaves(self.settings):
            yield Setting(name=name, value=value, origin=self.origins.get(name, "default"))


def leaves(value: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Dotted names and values of everything below a composed settings value."""
    for field in fields(value):  # type: ignore[arg-type]
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from leaves(inner, f"{prefix}{field.name}.")
        else:
            yield f"{prefix}{field.name}", inner
