"""The commented ``gallery.toml`` that ``gallery init`` writes."""

from dataclasses import dataclass

import tomlkit


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is known before anybody wrote settings.

    Attributes:
        languages: The first is the main one.
        article: File with the article's text; empty where there is none.
        first_day: ISO date.
        last_day: ISO date.
        cameras: Label and number of photos.
    """

    title: str
    slug: str
    languages: tuple[str, ...]
    article: str = ""
    first_day: str = ""
    last_day: str = ""
    cameras: tuple[tuple[str, int], ...] = ()


def commented(start: Start) -> str:
    """Settings with an explanation beside each; what is not known is commented out."""
    main = start.languages[0]
    clocks = [f'# {_text(label)} = "+00:00:00"   # {count} photos' for label, count in start.cameras]
    lines = [
        "# Settings of this gallery. Lines that begin with # are explanations or not in force.",
        "",
        f"languages = [{', '.join(_text(language) for language in start.languages)}]   # the first is the main one",
        f"title = {{ {main} = {_text(start.title)} }}",
        f"slug = {_text(start.slug)}   # first part of the public files' names",
        f'# summary = {{ {main} = "One or two sentences about the event." }}',
        f"{'' if start.article else '# '}article = {_text(start.article or 'article.md')}"
        "   # the text beside which the gallery stands; its first heading is the headline",
        "",
        "[event]",
        '# name = ""',
        f"{'' if start.first_day else '# '}start = {_text(start.first_day or '2026-05-14')}   # by the cameras' clocks",
        f"{'' if start.last_day else '# '}end = {_text(start.last_day or '2026-05-15')}",
        f'# place = {{ {main} = "" }}',
        "# people = []   # names that alt texts may use",
        "",
        "[rights]",
        '# creator = ""        # who took the photos',
        '# credit = ""         # how to name them under a photo',
        '# copyright = ""',
        '# license_url = "https://creativecommons.org/licenses/by/4.0/"',
        "",
        "[thumbnails]",
        "# widths = [320, 640, 1280, 1920]",
        '# formats = ["webp", "jpeg"]   # "avif" makes smaller files, slowly',
        "",
        "[metadata]",
        '# policy = "web"       # "archive" keeps dates and cameras too, "bare" only the colour profile',
        "# originals = true     # publish cleaned full-size copies",
        "",
        "[dedupe]",
        '# similar = "all"      # of a burst publish "all", the "best", or a number',
        "",
        "[dedupe.clocks]        # what to add to a camera's times",
        *clocks,
        "",
        "[alt]",
        '# require = "approved" # fail until every photo has an approved alt text',
        "",
        "[page]",
        '# base_url = "https://www.example.org/galleries/name/"',
    ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return tomlkit.item(value).as_string()
