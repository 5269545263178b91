"""The file of drafts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.alttext.drafting.drafts import Draft, Drafts, read_drafts, write_drafts
from gallery.errors import ManifestError

TIMES = st.integers(0, 4_000_000_000).map(lambda one: datetime.fromtimestamp(one, UTC))
DRAFTS = st.builds(
    Draft,
    value=st.text(),
    source=st.sampled_from(("model", "command")),
    by=st.text(),
    at=TIMES,
    key=st.text(),
    pixels=st.text(),
    visible_text=st.text(),
    uncertain=st.lists(st.text()).map(tuple),
    earlier=st.lists(st.text()).map(tuple),
)


@given(st.dictionaries(st.text("0123456789abcdef", min_size=1), st.dictionaries(st.sampled_from(("pl", "en")), DRAFTS)))
def test_what_is_written_is_read(photos: dict[str, dict[str, Draft]]) -> None:
    drafts = Drafts(photos=photos)
    assert read_drafts(write_drafts(drafts)) == drafts


def test_no_file_is_no_draft() -> None:
    assert read_drafts(None) == Drafts()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"photos": {}}',
        b'{"schema": "gallery.drafts/2", "photos": {}}',
        b'{"schema": "gallery.drafts/1", "photos": {"a": {"pl": {"value": "x"}}}}',
        b'{"schema": "gallery.drafts/1", "photos": {"a": {"pl": {"value": "x", "source": "human", "by": "", '
        b'"at": "2026-05-14T12:00:00Z", "key": ""}}}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_an_error_that_says_what_to_do(data: bytes) -> None:
    with pytest.raises(ManifestError) as damaged:
        read_drafts(data)
    assert damaged.value.code == "drafts-damaged"
    assert "Move the file away" in damaged.value.hint
