from dataclasses import replace

import pytest

from gallery.manifest.build import About, Entry, build_manifest, merged_rights
from gallery.manifest.encode import encode_manifest
from gallery.model import (
    Alt,
    Camera,
    Captured,
    CleaningRecord,
    Event,
    Focal,
    Generator,
    ManifestCapture,
    ManifestExclusion,
    Metadata,
    Photo,
    PolicyName,
    Rights,
    subjects_of,
)
from tests.galleries import photo, rendition, taken_with, written

CANON = Camera(make="Canon", model="Canon EOS R6", body="feedfacecafe")
NIKON = Camera(make="NIKON", model="Z 6")
ABOUT = About(
    generator=Generator(name="event-gallery", version="1"),
    slug="gala",
    languages=("pl", "en"),
    title={"pl": "Gala"},
    summary={"pl": "Było miło."},
    headline={},
    event=Event(name="Gala", people=("Anna Nowak",)),
    rights=Rights(creator="Event", credit="Credit", license_url="https://example.org/"),
    base_url="https://example.org/gala/",
    alt_require="draft",
)


def entry(one: Photo, **changes: object) -> Entry:
    return replace(Entry(photo=one, renditions=(rendition(),), alt=Alt()), **changes)  # type: ignore[arg-type]


def test_items_come_in_the_order_they_are_shown_numbered_from_one() -> None:
    photos = [photo(key) for key in ("c.jpg", "a.jpg", "b.jpg")]
    items = build_manifest(ABOUT, [entry(one) for one in photos], []).items
    assert [(item.order, item.id, item.source.sha256) for item in items] == [
        (order, one.id, one.sha256) for order, one in enumerate(photos, 1)
    ]


def test_what_is_said_of_the_gallery_is_passed_on() -> None:
    made = build_manifest(ABOUT, [], [])
    assert (made.id, made.languages, made.title, made.summary) == ("gala", ("pl", "en"), ABOUT.title, ABOUT.summary)
    assert (made.base_url, made.alt_require, made.rights) == (ABOUT.base_url, "draft", ABOUT.rights)
    assert (made.lead, made.items, made.cameras) == ("", (), ())


def test_the_names_of_people_stay_with_the_editor() -> None:
    made = build_manifest(ABOUT, [entry(photo())], [])
    assert made.event.name == "Gala"
    assert b"Nowak" not in encode_manifest(made)


def test_neither_source_names_nor_camera_bodies_are_in_it() -> None:
    made = build_manifest(
        replace(ABOUT, policy="archive", keeps=subjects_of("archive")), [entry(taken_with("SECRET.jpg", CANON))], []
    )
    text = encode_manifest(made)
    assert b"SECRET" not in text
    assert b"feedfacecafe" not in text


def test_the_lead_is_the_one_that_was_chosen_else_the_first() -> None:
    one, two = photo("1.jpg"), photo("2.jpg")
    entries = [entry(one), entry(two)]
    assert build_manifest(ABOUT, entries, []).lead == one.id
    assert build_manifest(replace(ABOUT, lead=two.sha256), entries, []).lead == two.id
    assert build_manifest(replace(ABOUT, lead="0" * 64), entries, []).lead == one.id


def test_exclusions_never_show_the_order_of_the_files() -> None:
    excluded = [ManifestExclusion(sha256=digit * 64, reason="burst") for digit in "fa0"]
    assert [one.sha256[0] for one in build_manifest(ABOUT, [], excluded).excluded] == ["0", "a", "f"]


@pytest.mark.parametrize(("policy", "label"), [("web", ""), ("archive", "Canon EOS R6")])
def test_the_policy_decides_whether_cameras_have_names(policy: PolicyName, label: str) -> None:
    made = build_manifest(
        replace(ABOUT, policy=policy, keeps=subjects_of(policy)), [entry(taken_with("a.jpg", CANON, creator="Own"))], []
    )
    assert (made.metadata_policy, made.cameras[0].label) == (policy, label)
    assert made.items[0].rights.creator == "Own"


def test_a_bare_gallery_says_nothing_that_the_files_say_of_themselves() -> None:
    captured = Captured(local="2026-05-14T10:22:31")
    made = build_manifest(
        replace(ABOUT, policy="bare", keeps=(), times=False),
        [entry(taken_with("a.jpg", CANON, creator="Own", captured=captured))],
        [],
    )
    assert (made.cameras, made.items[0].captured) == ((), None)
    assert made.items[0].rights == ABOUT.rights


def test_a_photos_own_rights_are_filled_up_with_the_events() -> None:
    own = Metadata(credit="Own credit", copyright="© Own")
    assert merged_rights(own, ABOUT.rights) == Rights(
        creator="Event", credit="Own credit", copyright="© Own", license_url="https://example.org/"
    )


class TestCapture:
    def test_times_and_the_letter_of_the_camera_are_there(self) -> None:
        captured = Captured(local="2026-05-14T10:22:31", utc_offset=120)
        photos = [taken_with("a.jpg", NIKON, captured=captured)] + [
            taken_with(f"{number}.jpg", CANON, captured=captured) for number in range(2)
        ]
        entries = [entry(photos[0], corrected="2026-05-14T11:22:31"), *(entry(one) for one in photos[1:])]
        made = build_manifest(replace(ABOUT, offsets={NIKON: 3600}), entries, [])
        assert made.items[0].captured == ManifestCapture(
            local="2026-05-14T10:22:31", utc_offset=120, corrected="2026-05-14T11:22:31", camera="B"
        )
        assert [(one.key, one.offset_seconds, one.photos) for one in made.cameras] == [("A", 0, 2), ("B", 3600, 1)]

    def test_without_a_correction_the_cameras_own_time_stands(self) -> None:
        (item,) = build_manifest(ABOUT, [entry(photo())], []).items
        assert item.captured
        assert item.captured.corrected == item.captured.local
        assert item.captured.camera == ""

    def test_without_a_time_there_is_none(self) -> None:
        (item,) = build_manifest(ABOUT, [entry(taken_with("a.jpg", CANON))], []).items
        assert item.captured is None


def test_everything_that_was_made_of_a_photo_is_in_its_item() -> None:
    best, one = photo("best.jpg"), photo(color="#010203")
    record = CleaningRecord(status="cleaned", removed=("GPS position",))
    (item,) = build_manifest(
        ABOUT,
        [
            entry(
                one,
                alt=written(pl="Burmistrz przecina wstęgę."),
                caption={"pl": "Otwarcie"},
                focal=Focal(x=0.2, y=0.3),
                stack=best.sha256,
                cleaning=record,
            )
        ],
        [],
    ).items
    assert (item.alt, item.caption, item.focal) == (
        written(pl="Burmistrz przecina wstęgę."),
        {"pl": "Otwarcie"},
        Focal(x=0.2, y=0.3),
    )
    assert (item.stack, item.metadata, item.placeholder.color) == (best.id, record, "#010203")
    assert (item.source.width, item.source.height, item.source.bytes) == (4000, 3000, 1_000_000)


def test_the_same_input_gives_the_same_bytes() -> None:
    entries = [entry(taken_with(f"{number}.jpg", camera)) for number, camera in enumerate([CANON, NIKON] * 3)]
    excluded = [ManifestExclusion(sha256=digit * 64, reason="burst") for digit in "fa0"]
    first = encode_manifest(build_manifest(ABOUT, entries, excluded))
    assert encode_manifest(build_manifest(ABOUT, entries, excluded[::-1])) == first
