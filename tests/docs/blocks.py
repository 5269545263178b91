"""Code blocks of the documentation."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

# The language stands beside the opening fence; what follows up to the closing one is the code.
_BLOCK = re.compile(r"^```(?P<language>[a-z]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, *languages: str) -> list[str]:
    """The blocks of a page, in order; of these languages where any are named."""
    found = _BLOCK.finditer(page.read_text("utf-8"))
    return [one["code"] for one in found if not languages or one["language"] in languages]


def pages() -> list[Path]:
    """Everything people read: README, CONTRIBUTING, CHANGELOG and the pages of the documentation."""
    docs = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    return [*sorted(ROOT.glob("*.md")), *sorted(docs)]
