"""``gallery doctor``: what this computer has, and what it lacks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gallery.cli import logs, show
from gallery.cli.arguments import Json
from gallery.cli.guard import DONE, FINDINGS, guarded

if TYPE_CHECKING:
    from gallery.pipeline.diagnosis import Codec, Diagnosis

_NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "gif": "GIF", "avif": "AVIF", "heic": "HEIC", "tiff": "TIFF"}


@guarded
def doctor(as_json: Json = False) -> int:
    """Look at what is installed: versions, picture formats, extras, plugins, memory; and how to get what is missing."""
    logs.set_up(verbose=False)
    from dataclasses import asdict

    from gallery.pipeline.diagnosis import diagnose

    found = diagnose()
    if as_json:
        show.as_json({"schema": "gallery.doctor/1", "ok": found.ok, **asdict(found)})
    else:
        _tell(found)
    return DONE if found.ok else FINDINGS


def _tell(found: "Diagnosis") -> None:
    show.say(f"event-gallery {found.version}, Python {found.python}, {found.system}")
    show.say(
        f"{show.plural(found.cores, 'core')}, {found.memory / 1e9:.1f} GB of memory free: "
        f"{show.plural(found.workers, 'photo')} worked on at a time"
    )
    show.say(f"Reads {_listed(codec for codec in found.codecs if not codec.unread)}")
    show.say(f"Writes {_listed(codec for codec in found.codecs if codec.unwritten == '')}")
    show.say("")
    show.table(
        ("package", "version", "for"),
        [(one.name, one.version or "-", _purpose(one.extra, one.fault)) for one in found.packages],
    )
    for plugin in found.plugins:
        show.say(f"plugin {plugin.name} ({plugin.group}): {plugin.fault or 'works'}")
    for codec in found.codecs:
        for verb, fault in (("read", codec.unread), ("written", codec.unwritten)):
            if fault and not codec.extra:
                show.warn(f"{_NAMES.get(codec.name, codec.name)} cannot be {verb}: {fault}")
    show.say("")
    for missing in found.missing:
        show.say(f"{'Needed' if missing.needed else 'Not installed'}, for {missing.what}: {missing.command}")
    show.say("Everything that is needed is here." if found.ok else "Something that is needed is missing or broken.")


def _listed(codecs: "Iterable[Codec]") -> str:
    return ", ".join(_NAMES.get(codec.name, codec.name) for codec in codecs) or "no pictures"


def _purpose(extra: str, fault: str) -> str:
    from gallery.pipeline.requirements import USES

    return f"{USES.get(extra, extra) or 'everything'}{f' ({fault})' if fault else ''}"
