"""What the manifest says of photos that are left out."""

from gallery.pipeline.assembly import exclusions
from gallery.pipeline.outcome import Excluded
from gallery.pipeline.reading import Reading
from gallery.pipeline.select import Selection
from tests.galleries import photo

SHOWN, COPY, SMALL = (photo(key) for key in ("shown.jpg", "copy.jpg", "small.jpg"))


def test_a_copy_of_a_copy_stands_for_the_one_that_is_shown() -> None:
    """The first was left out for the second, which a later step left out as well."""
    left = (
        Excluded(source="small.jpg", reason="duplicate", of="copy.jpg"),
        Excluded(source="copy.jpg", reason="burst", of="shown.jpg"),
    )
    found = exclusions(Selection(photos=(SHOWN,), excluded=left), Reading(photos=(SHOWN, COPY, SMALL), problems=()))
    assert [(one.sha256, one.reason, one.of) for one in found] == [
        (SMALL.sha256, "duplicate", SHOWN.sha256[:16]),
        (COPY.sha256, "burst", SHOWN.sha256[:16]),
    ]
