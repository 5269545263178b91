"""``reference/settings.md``, from the schema."""

from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from gallery.config.environment import variable
from gallery.config.schema import Settings
from writers.kinds import in_words
from writers.markdown import MADE, attributes, code, summary, table, toml

_INTRODUCTION = """
# Settings

Settings lie in `gallery.toml` beside the photos, or in `[tool.gallery]` of a `pyproject.toml` there. A value on the
command line wins over an environment variable, that over the file, and the file over the default.
`gallery config show PHOTOS` prints every value with where it came from; `gallery init PHOTOS` writes a commented file.

- On the command line any setting is `--set thumbnails.widths=320,640`; one entry of a table needs the whole table:
  `--set 'thumbnails.quality={ jpeg = 80 }'`. Entries that are not named keep their defaults.
- Environment variables hold values as TOML has them; a bare text needs no quotation marks, commas make a list.
- Texts by language (`title`, `summary`, `headline`, `event.place`) may be one bare text: it is in the main language.
- Relative paths start at the folder of the settings file.
- A name that does not exist is an error with the nearest one that does.
"""


def page() -> str:
    """The page."""
    return "\n".join([f"{MADE}{_INTRODUCTION}", *_sections(Settings(), "")])


def _sections(options: Any, section: str) -> list[str]:
    """One table for the settings of a section, then the sections below it."""
    texts, hints = attributes(options), get_type_hints(type(options))
    own = [field.name for field in fields(options) if not is_dataclass(getattr(options, field.name))]
    rows = [_row(f"{section}.{name}".lstrip("."), hints[name], getattr(options, name), texts[name]) for name in own]
    title = f"## [{section}]" if section else "## Top level"
    written = [f"{title}\n\n{summary(options)}\n\n{table(('setting', 'type', 'default', 'meaning'), rows)}"]
    for field in fields(options):
        if is_dataclass(below := getattr(options, field.name)):
            written += _sections(below, field.name)
    return written


def _row(name: str, kind: Any, default: object, text: str) -> tuple[str, str, str, str]:
    return f"`{name}`<br>`{variable(name)}`", in_words(kind), code(toml(default)), text
