"""What this computer has for making galleries, and what it lacks."""

import platform
import sys
from dataclasses import dataclass
from typing import Final, get_args

import gallery
from gallery.errors import GalleryError, PluginError
from gallery.executors.sizing import cores, fitting_workers, free_memory
from gallery.pipeline.requirements import USES, Package, packages
from gallery.plugins import GROUPS, installed, load
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions

_OPTIONAL: Final = {"heic": "heic"}
"""Formats that an extra reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """One picture format.

    Attributes:
        unread: Why photos of it cannot be read; empty where they can.
        unwritten: Why renditions in it cannot be made; empty where they can, None where they never are.
        extra: That is needed to read it.
    """

    name: str
    unread: str = ""
    unwritten: str | None = None
    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """One installed plugin.

    Attributes:
        group: Of entry points.
        fault: Why it cannot be loaded; empty where it can.
    """

    group: str
    name: str
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that is not there.

    Attributes:
        what: It would be good for.
        command: That installs it.
        needed: Nothing works properly without it.
    """

    what: str
    command: str
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Everything that was found.

    Attributes:
        python: Version of the interpreter.
        cores: That may be used.
        memory: Bytes that are free.
        workers: Photos worked on at a time.
    """

    version: str
    python: str
    system: str
    cores: int
    memory: int
    workers: int
    packages: tuple[Package, ...]
    codecs: tuple[Codec, ...]
    plugins: tuple[Plugin, ...]
    missing: tuple[Missing, ...]

    @property
    def ok(self) -> bool:
        """Nothing that is needed is missing or broken; what is optional may be."""
        unread = any(codec.unread for codec in self.codecs if not codec.extra)
        unwritten = any(codec.unwritten for codec in self.codecs)
        return not (unread or unwritten or any(one.needed for one in self.missing))


def diagnose() -> Diagnosis:
    """Look at the interpreter, the computer, every package, every format and every plugin; nothing is changed."""
    found = tuple(packages())
    memory, workers = _room()
    return Diagnosis(
        version=gallery.__version__,
        python=platform.python_version(),
        system=platform.platform(),
        cores=cores(),
        memory=memory,
        workers=workers,
        packages=found,
        codecs=_codecs(),
        plugins=tuple(
            Plugin(group=group, name=name, fault=_plugin_fault(group, name))
            for group in GROUPS
            for name in installed(group)
        ),
        missing=tuple(_missing(found)),
    )


def _codecs() -> tuple[Codec, ...]:
    try:
        from gallery.image.codecs import reading_faults, sample  # noqa: PLC0415 - Pillow may be what is broken
        from gallery.thumbnails.encode import encode  # noqa: PLC0415
    except ImportError as broken:
        return (Codec(name="every format", unread=str(broken), unwritten=str(broken)),)

    def writing_fault(form: RenditionFormat) -> str:
        try:
            encode(sample(), form, ThumbnailOptions())
        except (GalleryError, KeyError) as wrong:  # KeyError: Pillow was built without it
            return str(wrong)
        return ""

    unwritten = {form: writing_fault(form) for form in get_args(RenditionFormat)}
    return tuple(
        Codec(name=name, unread=fault, unwritten=unwritten.get(name), extra=_OPTIONAL.get(name, ""))
        for name, fault in reading_faults().items()
    )


def _room() -> tuple[int, int]:
    """Bytes of memory that are free, and photos to work on at a time."""
    try:
        return free_memory(), fitting_workers()
    except ImportError:  # psutil is one of the packages
        return 0, 1


def _plugin_fault(group: str, name: str) -> str:
    try:
        load(group, name, {}, object)
    except PluginError as broken:
        return broken.message
    return ""


def _missing(found: tuple[Package, ...]) -> list[Missing]:
    """What would mend it, one command for everything that is needed and one for each extra."""
    by_extra: dict[str, list[Package]] = {}
    for package in found:
        if package.fault:
            by_extra.setdefault(package.extra, []).append(package)
    return [
        Missing(
            what=USES.get(extra, extra) or ", ".join(package.name for package in lacking),
            command=_install(lacking),
            needed=not extra,
        )
        for extra, lacking in sorted(by_extra.items())
    ]


def _install(lacking: list[Package]) -> str:
    again = " --force-reinstall" if any(package.version for package in lacking) else ""
    wanted = " ".join(f'"{package.requirement}"' for package in lacking)
    return f'"{sys.executable}" -m pip install{again} {wanted}'
