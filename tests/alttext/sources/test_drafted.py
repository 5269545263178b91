"""What was offered reaches a build as drafts, each kind by its own source."""

from datetime import UTC, datetime

from gallery.alttext.drafting.drafts import Draft, Drafts
from gallery.alttext.sources import open_sources
from gallery.alttext.sources.supplies import Supplies
from tests.galleries import photo

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


def test_each_source_offers_its_own_drafts_and_never_more_than_a_draft() -> None:
    here = photo()
    by_model = Draft(value="Most", source="model", by="tiny", at=NOON, key="k")
    by_command = Draft(value="A bridge", source="command", by="mine", at=NOON, key="k")
    drafts = Drafts().having(here.sha256, "pl", by_model).having(here.sha256, "en", by_command)
    model, command = open_sources(("model", "command"), Supplies(drafts=drafts))
    offers = [(source, tag) for source in (model, command) for tag in ("pl", "en", "de")]
    found = [
        text and (text.value, text.source, text.status) for text in (one.describe(here, tag) for one, tag in offers)
    ]
    assert found == [("Most", "model", "draft"), None, None, None, ("A bridge", "command", "draft"), None]
    assert model.describe(photo("another.jpg"), "pl") is None


def test_a_blank_draft_is_none() -> None:
    blank = Draft(value=" \u200b", source="model", by="tiny", at=NOON, key="k")
    (model,) = open_sources(("model",), Supplies(drafts=Drafts().having(photo().sha256, "pl", blank)))
    assert model.describe(photo(), "pl") is None
