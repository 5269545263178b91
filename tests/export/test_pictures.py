from gallery.export.pictures import by_media_type, fallback, responsive
from tests.galleries import item, rendition, renditions


def test_sizes_come_narrowest_first() -> None:
    assert [one.width for one in responsive(item(renditions=renditions("image/jpeg", widths=(640, 320, 1280))))] == [
        320,
        640,
        1280,
    ]


def test_media_types_keep_their_order() -> None:
    kinds = [kind for kind, _ in by_media_type(item(renditions=renditions("image/webp", "image/avif", "image/jpeg")))]
    assert kinds == ["image/webp", "image/avif", "image/jpeg"]


def test_the_fallback_is_the_widest_of_the_last_type() -> None:
    one = fallback(item(renditions=renditions("image/webp", "image/jpeg")))
    assert one
    assert (one.media_type, one.width) == ("image/jpeg", 640)


def test_crops_alone_are_no_fallback() -> None:
    assert fallback(item(renditions=(rendition(purpose="crop", crop="square"),))) is None
    assert fallback(item(renditions=())) is None
