"""Nothing in the repository points to a registry, or to the machine it was written on."""

import re
import subprocess

import pytest

from tests.docs.blocks import ROOT

# Put together here, so that this file passes its own test.
FORBIDDEN = {
    "the host of a package registry": "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("crates", "io"),
            ("rubygems", "org"),
            ("anaconda", "org"),
            ("deb", "debian", "org"),
            ("archive", "ubuntu", "com"),
        )
    ),
    "a path of the developers' machine": r"(?<![\w.~/-])/" + r"work/" + r"|\.libr" + r"ary/",
}


def tracked() -> list[str]:
    """Files that are, or are about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    words = re.compile(FORBIDDEN[what].encode())
    assert [name for name in tracked() if words.search((ROOT / name).read_bytes())] == []


@pytest.mark.parametrize("text", [".".join(("files", "pythonhosted", "org")), "see /" + "work/main"])
def test_the_search_finds_them(text: str) -> None:
    assert any(re.search(words, text) for words in FORBIDDEN.values())


def test_there_is_no_lock_file() -> None:
    """Lock files hold addresses; lower bounds are in pyproject.toml."""
    assert [name for name in tracked() if re.search(r"(\.lock|-lock\.json|-lock\.yaml)$", name)] == []
