"""Finished files in the pool, where they wait to be published."""

from dataclasses import dataclass

from gallery.cache.key import key_of, stable
from gallery.cache.store import Store
from gallery.metadata.credits import Credits
from gallery.model import CleaningRecord, Focal, Rendition
from gallery.ports import Files
from gallery.thumbnails.budget import budget_for
from gallery.thumbnails.forms import SUFFIXES
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
    return key_by(recipe(shape, options), sha256, shape, focal)


def recipe(shape: Shape, options: ThumbnailOptions) -> str:
    """What the pixels of a rendition depend on beside its photo: the same for thousands of photos."""
    return stable(
        shape,
        options.quality.get(shape.form),
        options.effort.get(shape.form),
        options.background if shape.form == "jpeg" else "",
        options.profile,
        budget_for(shape.width, shape.form, options),
    )


def key_by(recipe: str, sha256: str, shape: Shape, focal: Focal) -> str:
    """As ``rendition_key``, where what is the same for many photos was put down once."""
    own = stable(focal) if shape.crop else ""
    return f"{key_of('render', VERSION, sha256, recipe, own)}.{SUFFIXES[shape.form]}"


def carrying(path: str, credits: Credits) -> str:
    """The name of the same rendition with these credits in it.

    Without credits it is the rendition's name in the index too, whose entry leads to the one file that the pool keeps
    of it, whatever that carries.
    """
    stem, _, suffix = path.rpartition(".")
    key = stem.partition("-")[0]
    return f"{key}-{credits.digest}.{suffix}" if credits.digest else f"{key}.{suffix}"


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
