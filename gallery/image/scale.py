"""At which sizes photos are looked at, whatever the settings."""

from typing import Final

READ_WIDTH: Final = 1920
"""Every first decode covers this upright width, so that fingerprints never depend on what is asked for."""

PREVIEW_SIDE: Final = 512
"""Longer side in pixels of the preview that later stages compare and show."""
