"""Put a file together from the parts of another, and prove what is in it."""

from gallery.metadata.containers.container import Container, Walk
from gallery.metadata.policy import Policy
from gallery.metadata.verify import traces


def assemble(container: Container, before: Walk, exif: bytes, xmp: bytes, policy: Policy) -> bytes | None:
    """A new file with the picture of one that was taken apart, and two blocks.

    It is taken apart again as a stranger's would be: the same picture byte by byte, both blocks as they were given,
    and nothing that the policy does not allow.

    Returns:
        None where any of that is not so, or the container is never written.
    """
    new = container.assemble(before, exif, xmp) if container.assemble else b""
    after = container.walk(new)
    written = [block for block in (exif, xmp) if block]
    if after.damage or container.blocks(after) != written or traces(after, policy):
        return None
    return new if after.stream() == before.stream() else None
