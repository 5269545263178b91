"""Names of finished files in the pool, where they wait to be published."""

from gallery.cache.key import result_key
from gallery.model import Focal
from gallery.thumbnails.names import VERSION
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import Shape


def rendition_key(sha256: str, shape: Shape, options: ThumbnailOptions, focal: Focal) -> str:
    """The name of one rendition: what its pixels depend on, and nothing else."""
    read = (
        shape,
        options.quality.get(shape.form),
        options.effort.get(shape.form),
        options.background if shape.form == "jpeg" else "",
        focal if shape.crop else "",
    )
    return f"{result_key('render', VERSION, sha256, *read)}.{shape.suffix.rpartition('.')[2]}"
