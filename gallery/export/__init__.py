"""What other systems take, made from the manifest alone, one exporter a file."""

from collections.abc import Iterator

from gallery.errors import ExportError, GalleryError
from gallery.model import Manifest
from gallery.plugins import known, load
from gallery.ports import Exporter

GROUP = "gallery.exporters"

BUILT_IN: dict[str, tuple[str, str]] = {
    "html": ("gallery.export.html:Html", ""),
    "csv": ("gallery.export.table:Csv", ""),
    "jsonld": ("gallery.export.jsonld:JsonLd", ""),
}


def exporters() -> tuple[str, ...]:
    """The names of every exporter that is built in or installed."""
    return known(GROUP, BUILT_IN)


def exported(manifest: Manifest, name: str) -> Iterator[tuple[str, bytes]]:
    """Run an exporter.

    Yields:
        File names relative to the export's folder, and their bytes.

    Raises:
        PluginError: There is no exporter of that name.
        ExportError: It failed.
    """
    kind: type[Exporter] = load(GROUP, name, BUILT_IN, type)
    try:
        for key, data in kind().export(manifest):
            if not isinstance(key, str) or not isinstance(data, bytes):
                raise TypeError("a file is a name and its bytes")
            yield key, data
    except GalleryError:
        raise
    except Exception as failed:
        raise ExportError(f"the exporter {name} failed: {str(failed) or type(failed).__name__}") from failed
