"""The cameras of an event, named by letters."""

from collections import Counter
from collections.abc import Iterable, Mapping

from gallery.model import Camera, ManifestCamera


def named_cameras(
    cameras: Iterable[Camera], offsets: Mapping[Camera, int], *, with_labels: bool
) -> Mapping[Camera, ManifestCamera]:
    """Give every camera body a letter, the one with most photos first.

    Args:
        cameras: One for each photo that names its camera.
        offsets: Seconds that are added to a camera's times.
        with_labels: Publish make and model.
    """
    counts = Counter(cameras)
    ranked = sorted(counts, key=lambda camera: (-counts[camera], camera.label, camera.body))
    return {
        camera: ManifestCamera(
            key=_letters(number),
            label=camera.label if with_labels else "",
            offset_seconds=offsets.get(camera, 0),
            photos=counts[camera],
        )
        for number, camera in enumerate(ranked)
    }


def _letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    word = ""
    while number >= 0:
        word = chr(ord("A") + number % 26) + word
        number = number // 26 - 1
    return word
