"""What other systems take, made from the manifest alone, one exporter a file."""

from collections.abc import Iterator

from gallery.errors import ExportError, GalleryError
from gallery.model import Manifest
from gallery.plugins import known, load
from gallery.ports import Exporter, PublicFile

GROUP = "gallery.exporters"

BUILT_IN: dict[str, tuple[str, str]] = {
    "html": ("gallery.export.html:Html", ""),
    "html-fragment": ("gallery.export.fragment:Fragment", ""),
    "jsonld": ("gallery.export.jsonld:JsonLd", ""),
    "iiif": ("gallery.export.iiif:Iiif", ""),
    "wordpress-blocks": ("gallery.export.wordpress:WordPressBlocks", ""),
    "photoswipe": ("gallery.export.viewers:PhotoSwipe", ""),
    "lightgallery": ("gallery.export.viewers:LightGallery", ""),
    "markdown": ("gallery.export.front_matter:Markdown", ""),
    "csv": ("gallery.export.table:Csv", ""),
    "frictionless": ("gallery.export.packages:Frictionless", ""),
    "bagit": ("gallery.export.packages:BagIt", ""),
}


def exporters() -> tuple[str, ...]:
    """The names of every exporter that is built in or installed."""
    return known(GROUP, BUILT_IN)


def exported(manifest: Manifest, name: str) -> Iterator[tuple[str, bytes | PublicFile]]:
    """Run an exporter.

    Yields:
        File names relative to the export's folder, and their bytes, or the published file to copy.

    Raises:
        PluginError: There is no exporter of that name.
        ExportError: It failed.
    """
    kind: type[Exporter] = load(GROUP, name, BUILT_IN, type)
    try:
        for key, data in kind().export(manifest):
            if not isinstance(key, str) or not isinstance(data, bytes | PublicFile):
                raise TypeError("a file is a name and its bytes")
            yield key, data
    except GalleryError:
        raise
    except Exception as failed:
        raise ExportError(f"the exporter {name} failed: {str(failed) or type(failed).__name__}") from failed
