"""The credits of a rendition: whose picture it is and what it shows, as the two blocks that a file carries."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from gallery.metadata.blocks.exif_write import write_exif
from gallery.metadata.blocks.xmp_write import write_xmp
from gallery.metadata.keep import SEVERAL, exif_values, kept_packet
from gallery.metadata.packet import items
from gallery.metadata.policy import policy_of
from gallery.model import Rights

VERSION: Final = 1
"""Raised when the same credits, in the same rendition, make other bytes than before."""

CREDITS: Final = policy_of(("rights", "alt"))
"""The allow list of a rendition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Two blocks that say the same, each as far as it can.

    Attributes:
        exif: A TIFF stream with artist and copyright; empty where neither is known.
        xmp: A packet with everything; empty where nothing is known.
    """

    exif: bytes = b""
    xmp: bytes = b""

    @property
    def digest(self) -> str:
        """16 hex digits that stand for both blocks; empty where there is nothing to carry."""
        if not (self.exif or self.xmp):
            return ""
        return hashlib.sha256(b"%d %d " % (VERSION, len(self.exif)) + self.exif + self.xmp).hexdigest()[:16]


def credit_blocks(rights: Rights, *, alt: Mapping[str, str] | None = None) -> Credits:
    """Creator, credit, copyright, address of the licence and alt text, in the one form ``private_traces`` lets pass.

    Args:
        rights: As far as they are known. Where to get a licence is left to the full-size copy and the page.
        alt: Language -> text; the first is also what programs show that know none of the languages.
    """
    creators = items(*rights.creator.split(SEVERAL))
    packet = kept_packet({"dc:creator": creators}, CREDITS, replace(rights, acquire_url=""), alt)
    return Credits(exif=write_exif(exif_values(packet, (), 1, CREDITS)), xmp=write_xmp(packet, CREDITS))
