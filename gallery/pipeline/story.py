"""What the gallery is about: settings, and what the folder says where they are silent."""

from dataclasses import dataclass, replace
from pathlib import Path

from gallery.config.origin import Loaded
from gallery.config.schema import Settings
from gallery.errors import ConfigError
from gallery.thumbnails.names import slugify

_UNTITLED = "Gallery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Settings without gaps.

    Attributes:
        settings: With title and slug.
        notices: What was filled in without being asked.
    """

    settings: Settings
    notices: tuple[str, ...]


def tell(loaded: Loaded, root: Path) -> Story:
    """Fill title, slug and headline.

    Args:
        loaded: The settings.
        root: The photos' folder; its name is the title where there is none.

    Raises:
        ConfigError: The article's file cannot be read (``article``).
    """
    settings, notices = loaded.settings, []
    if not any(title.strip() for title in settings.title.values()):
        title = root.name.replace("_", " ").strip() or _UNTITLED
        settings = replace(settings, title={settings.languages[0]: title})
        notices.append(f'The title "{title}" was taken from the folder\'s name; set title in gallery.toml.')
    if not settings.slug:
        settings = replace(settings, slug=slugify(_main_title(settings)))
        notices.append(f'The public files are named "{settings.slug}-..."; set slug in gallery.toml to change that.')
    if settings.article and not settings.headline:
        headline = article_headline(read_article(loaded))
        settings = replace(settings, headline={settings.languages[0]: headline} if headline else {})
    return Story(settings=settings, notices=tuple(notices))


def _main_title(settings: Settings) -> str:
    """The first title that says something, in the order of the languages."""
    titles = [settings.title.get(language, "") for language in settings.languages]
    return next(title for title in (*titles, *settings.title.values()) if title.strip())


def read_article(loaded: Loaded) -> str:
    """The text of the article, which lies relative to the settings file.

    Raises:
        ConfigError: It cannot be read (``article``).
    """
    path = Path(loaded.folder) / loaded.settings.article
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as failed:
        raise ConfigError(
            f"the article {loaded.settings.article} cannot be read as UTF-8 text",
            code="article",
            hint="Check the name in gallery.toml; it is relative to that file.",
        ) from failed


def article_headline(text: str) -> str:
    """The first heading of a Markdown text, else its first line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    headings = [line.lstrip("#").strip() for line in lines if line.startswith("#")]
    return next(iter([*headings, *lines]), "")
