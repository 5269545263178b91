"""What the numbers of a picture stand for, as code points (ITU-T H.273)."""

from dataclasses import dataclass
from typing import Final

PQ: Final = 16
HLG: Final = 18
"""The transfers of BT.2100; all others that are known here say how light a share of white is."""

SRGB_CURVES: Final = frozenset({1, 6, 13, 14, 15})
"""sRGB itself, and the curves of television, whose pictures the web shows as if they had sRGB's."""

POWERS: Final = {4: 2.2, 5: 2.8, 8: 1.0}
"""Transfer -> exponent."""

CHROMATICITIES: Final = {
    1: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
"""BT.709 and sRGB, BT.2020, Display P3: red, green and blue as x and y; their white is D65."""

_BT709: Final = 1


@dataclass(frozen=True, slots=True)
class CodePoints:
    """Two of the numbers of H.273.

    Attributes:
        primaries: Which red, green and blue.
        transfer: How light a number is.
    """

    primaries: int
    transfer: int

    @property
    def high(self) -> bool:
        """The picture may be brighter than a white page (HDR)."""
        return self.transfer in (PQ, HLG)

    @property
    def differs(self) -> bool:
        """Whether it is known how the numbers come to sRGB, and that they are not sRGB already.

        Unknown ones are taken for sRGB, as those of a picture that says nothing.
        """
        known = self.primaries in CHROMATICITIES and self.transfer in {PQ, HLG, *SRGB_CURVES, *POWERS}
        return known and not (self.primaries == _BT709 and self.transfer in SRGB_CURVES)
