"""Any value of the model, for properties."""

from datetime import UTC

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gallery.model import (
    AltText,
    CleaningRecord,
    Decisions,
    Event,
    Focal,
    Generator,
    Item,
    Manifest,
    ManifestAlt,
    ManifestCamera,
    ManifestCapture,
    ManifestExclusion,
    ManifestProblem,
    ManifestSource,
    ManifestText,
    PhotoDecision,
    Placeholder,
    Region,
    Rendition,
    Revision,
    Rights,
)

WORD = st.text(st.characters(codec="utf-8"), max_size=8)
WORDS = st.dictionaries(WORD, WORD, max_size=3)
COUNT = st.integers(0, 2**53)
SHARE = st.floats(0, 1)


def many(values: SearchStrategy) -> SearchStrategy:  # type: ignore[type-arg]
    """A tuple of few."""
    return st.lists(values, max_size=2).map(tuple)


SAID = {
    "value": WORD,
    "source": st.sampled_from(["human", "table", "sidecar", "embedded", "caption", "command", "model"]),
    "status": st.sampled_from(["draft", "approved", "stale"]),
}
WRITTEN = {"by": WORD, "at": st.none() | st.datetimes(timezones=st.just(UTC))}
alt_texts = st.builds(
    AltText, **SAID, **WRITTEN, pixels=WORD, history=st.lists(st.builds(Revision, **SAID, **WRITTEN)).map(tuple)
)
alts = st.builds(
    ManifestAlt,
    role=st.sampled_from(["missing", "informative", "decorative"]),
    text=st.dictionaries(WORD, st.builds(ManifestText, **SAID), max_size=2),
    reason=WORD,
)
focals = st.builds(Focal, x=SHARE, y=SHARE)
HALF = st.floats(0, 0.5)
regions = st.builds(Region, x=HALF, y=HALF, width=st.floats(0.01, 0.5), height=st.floats(0.01, 0.5))
rights = st.builds(Rights, **dict.fromkeys(("creator", "credit", "copyright", "license_url", "acquire_url"), WORD))
renditions = st.builds(
    Rendition,
    **dict.fromkeys(("path", "media_type", "sha256", "purpose", "crop"), WORD),
    **dict.fromkeys(("width", "height", "bytes"), COUNT),
)
captures = st.builds(
    ManifestCapture,
    **dict.fromkeys(("local", "corrected", "camera"), WORD),
    utc_offset=st.none() | st.integers(-900, 900),
)
items = st.builds(
    Item,
    id=WORD,
    order=COUNT,
    source=st.builds(
        ManifestSource, sha256=WORD, media_type=WORD, **dict.fromkeys(("bytes", "width", "height"), COUNT)
    ),
    captured=st.none() | captures,
    renditions=many(renditions),
    placeholder=st.builds(Placeholder, color=WORD),
    focal=focals,
    alt=alts,
    caption=WORDS,
    rights=rights,
    stack=WORD,
    metadata=st.none() | st.builds(CleaningRecord, status=WORD, removed=many(WORD), kept=many(WORD)),
)
manifests = st.builds(
    Manifest,
    manifest_version=st.just("1.2"),
    generator=st.builds(Generator, name=WORD, version=WORD),
    **dict.fromkeys(("id", "base_url", "alt_require", "lead"), WORD),
    languages=many(WORD),
    **dict.fromkeys(("title", "summary", "headline"), WORDS),
    event=st.builds(Event, name=WORD, start=WORD, end=WORD, place=WORDS, people=many(WORD)),
    rights=rights,
    cameras=many(
        st.builds(ManifestCamera, key=WORD, label=WORD, offset_seconds=st.integers(-(10**6), 10**6), photos=COUNT)
    ),
    items=many(items),
    excluded=many(st.builds(ManifestExclusion, sha256=WORD, reason=WORD, of=WORD)),
    problems=many(st.builds(ManifestProblem, code=WORD, count=COUNT)),
)
decisions = st.builds(
    Decisions,
    photos=st.dictionaries(
        WORD,
        st.builds(
            PhotoDecision,
            keep=st.none() | st.booleans(),
            best=st.booleans(),
            lead=st.booleans(),
            order=st.none() | COUNT,
            role=st.sampled_from([None, "informative", "decorative"]),
            reason=WORD,
            alt=st.dictionaries(WORD, alt_texts, max_size=2),
            caption=WORDS,
            focal=st.none() | focals,
            crops=st.dictionaries(WORD, regions, max_size=2),
        ),
        max_size=2,
    ),
    distinct=many(st.tuples(WORD, WORD)),
)
