"""Settings of the page and of links (``[page]``)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """How the page is made.

    Attributes:
        base_url: Where ``public/`` will be seen, with or without a trailing slash; empty keeps links relative.
        template_dir: Folder whose templates win over the built-in ones, relative to the settings file.
    """

    base_url: str = ""
    template_dir: str = ""
