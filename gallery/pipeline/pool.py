"""Finished files in the pool, where they wait to be published."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.metadata.credits import Credits
from gallery.model import CleaningRecord, Focal, Rendition
from gallery.ports import Files
from gallery.thumbnails.budget import budget_for
from gallery.thumbnails.names import VERSION
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.shapes import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """A finished file.

    Attributes:
        rendition: Its path is its name in the pool.
        mtime_ns: Of the file when it was finished: the public file may be the same one under a second name, so a
            change of either shows here.
        cleaning: What cleaning did, where it is a cleaned copy.
    """

    rendition: Rendition
    mtime_ns: int
    cleaning: CleaningRecord | None = None


def rendition_key(sha256: str, shape: Shape, options: ThumbnailOptions, focal: Focal) -> str:
    """The name of one rendition: what its pixels depend on, and nothing else."""
    read = (
        shape,
        options.quality.get(shape.form),
        options.effort.get(shape.form),
        options.background if shape.form == "jpeg" else "",
        options.profile,
        budget_for(shape.width, shape.form, options),
        focal if shape.crop else "",
    )
    return f"{result_key('render', VERSION, sha256, *read)}.{shape.suffix.rpartition('.')[2]}"


def carrying(path: str, credits: Credits) -> str:
    """The name of the same rendition with these credits in it.

    Without credits it is the rendition's name in the index too, whose entry leads to the one file that the pool keeps
    of it, whatever that carries.
    """
    own = PurePosixPath(path)
    key = own.stem.partition("-")[0]
    return f"{key}-{credits.digest}{own.suffix}" if credits.digest else f"{key}{own.suffix}"


def keep(store: Store, pool: Files, name: str, rendition: Rendition, cleaning: CleaningRecord | None = None) -> None:
    """Note a file that was just written to the pool.

    Args:
        store: The index.
        pool: Where the file is.
        name: What the file depends on.
        rendition: Its path is its name in the pool.
        cleaning: What cleaning did, where it is a cleaned copy.
    """
    found = pool.stat(rendition.path)
    if found is not None:
        store.put(name, Pooled(rendition=rendition, mtime_ns=found.mtime_ns, cleaning=cleaning))


def recall(store: Store, pool: Files, name: str) -> Pooled | None:
    """The file under that name, if the pool still has it as it was finished."""
    pooled = store.get(name, Pooled)
    found = pool.stat(pooled.rendition.path) if pooled else None
    if pooled is None or found is None:
        return None
    return pooled if (found.size, found.mtime_ns) == (pooled.rendition.bytes, pooled.mtime_ns) else None
