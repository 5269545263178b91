"""Write the pages that come from the code; ``--check`` only names those that are stale.

Run ``poe generate`` after changing a command, a setting, a rule, a plugin table or the manifest.
"""

import sys
from pathlib import Path

from writers import commands, manifest, plugins, rules, settings, what_stays

import gallery

DOCS = Path(__file__).parent
_PACKAGE = Path(gallery.__file__).parent  # the one that is described, wherever it is installed
PAGES = {
    "reference/cli.md": commands.page,
    "reference/settings.md": settings.page,
    "reference/rules.md": rules.page,
    "reference/plugins.md": plugins.page,
    "reference/manifest.md": manifest.page,
    "reference/edits.md": manifest.edits_page,
    str(_PACKAGE / "manifest/gallery.schema.json"): manifest.schema,
    str(_PACKAGE / "manifest/edits.schema.json"): manifest.edits,
    "design/what-stays.md": what_stays.page,
}


def stale() -> dict[Path, str]:
    """The pages that are not as the code would have them, each with its text."""
    texts = {(DOCS / name).resolve(): write() for name, write in PAGES.items()}
    return {path: text for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text}


def _shown(path: Path) -> str:
    return path.relative_to(DOCS.parent).as_posix() if path.is_relative_to(DOCS.parent) else path.as_posix()


def main(arguments: list[str]) -> int:
    """Write what is stale, or name it: 1 where ``--check`` found something."""
    checking = "--check" in arguments
    found = stale()
    for path, text in found.items():
        print(f"{'stale' if checking else 'wrote'}: {_shown(path)}")
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    return int(checking and bool(found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
