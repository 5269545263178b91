"""The rights of a rendition as the two blocks an encoder can embed."""

from collections.abc import Mapping

from gallery.metadata.blocks.exif_write import write_exif
from gallery.metadata.blocks.xmp_write import write_xmp
from gallery.metadata.keep import exif_values, kept_packet
from gallery.metadata.policy import POLICIES
from gallery.model import Rights


def credit_blocks(rights: Rights, *, alt: Mapping[str, str] | None = None) -> tuple[bytes, bytes]:
    """EXIF and XMP with rights and alt text, in the one form that ``private_traces`` lets pass.

    Args:
        rights: Creator, credit, copyright, licence and licensor address, as far as they are known.
        alt: Language -> alt text.

    Returns:
        For ``exif=`` and ``xmp=`` of Pillow's encoders. Both may be empty; XMP holds everything, EXIF what it has tags
        for, behind the ``Exif`` mark that Pillow's JPEG encoder expects and the others take off.
    """
    policy = POLICIES["web"]
    packet = kept_packet({}, policy, rights, alt)
    exif = write_exif(exif_values(packet, (), 1, policy))
    return b"Exif\0\0" + exif if exif else b"", write_xmp(packet, policy)
