"""All settings: each feature's own options, composed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gallery.alttext.options import AltOptions
from gallery.dedupe.options import DedupeOptions
from gallery.export.options import PageOptions
from gallery.metadata.options import MetadataOptions
from gallery.model import Event, Rights
from gallery.thumbnails.options import ThumbnailOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything ``gallery.toml`` may say.

    Attributes:
        languages: Bare BCP 47 tags; the first is the main one.
        slug: First part of the names of public files; made from the title where it is empty.
        title: Of the gallery, by language.
        summary: By language.
        headline: Of the article, where it differs from the title, by language.
        article: File with the article's text, relative to the settings file; its first heading is the headline.
    """

    languages: tuple[str, ...] = ("en",)
    slug: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, str] = field(default_factory=dict)
    headline: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    event: Event = field(default_factory=Event)
    rights: Rights = field(default_factory=Rights)
    thumbnails: ThumbnailOptions = field(default_factory=ThumbnailOptions)
    metadata: MetadataOptions = field(default_factory=MetadataOptions)
    dedupe: DedupeOptions = field(default_factory=DedupeOptions)
    alt: AltOptions = field(default_factory=AltOptions)
    page: PageOptions = field(default_factory=PageOptions)
