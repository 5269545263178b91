"""Pictures are read from beside the page, and from nowhere else."""

import base64
from pathlib import Path

import pytest

from gallery.pipeline.at_hand import identity, picture_bytes, picture_path

PIXEL = b"GIF89a tiny"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A saved site, with something beside it that is none of its business."""
    for name in ("site/news/a.html", "site/news/a_pliki/ż 1.jpg", "site/logo.png", "secret.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a_pliki/ż 1.jpg", "news/a_pliki/ż 1.jpg"),
        ("./a_pliki/%C5%BC%201.jpg", "news/a_pliki/ż 1.jpg"),
        ("a_pliki\\ż 1.jpg", "news/a_pliki/ż 1.jpg"),
        ("../logo.png?v=2#x", "logo.png"),
        ("/logo.png", "logo.png"),
        (" ../logo.png\n", "logo.png"),
    ],
)
def test_relative_addresses_lead_to_files(site: Path, address: str, name: str) -> None:
    found = picture_path(address, site / "news/a.html", site)
    assert found is not None
    assert found.samefile(site / name)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#top",
        "?x",
        "gone.jpg",
        "a_pliki",
        "../../secret.jpg",
        "/../secret.jpg",
        "%2e%2e/%2e%2e/secret.jpg",
        "..\\..\\secret.jpg",
        "https://example.org/logo.png",
        "//example.org/logo.png",
        "file:///etc/hostname",
        "a%00.jpg",
        "%ff.jpg",
        "http://[broken",
        "x" * 5000,
        "javascript:alert(1)",
    ],
)
def test_nothing_else_does(site: Path, address: str) -> None:
    assert picture_path(address, site / "news/a.html", site) is None
    assert picture_bytes([address], site / "news/a.html", site) == b""


def test_a_link_out_of_the_folder_is_not_followed(site: Path) -> None:
    (site / "link.jpg").symlink_to(site.parent / "secret.jpg")
    assert picture_path("/link.jpg", site / "news/a.html", site) is None


def test_of_a_single_page_its_own_folder_is_the_limit(site: Path) -> None:
    assert picture_path("../logo.png", site / "news/a.html", site / "news") is None


def test_pictures_inside_the_page_are_at_hand(site: Path) -> None:
    inline = "data:image/gif;base64," + base64.b64encode(PIXEL).decode()
    page = site / "news/a.html"
    assert picture_bytes([inline], page, site) == PIXEL
    assert picture_bytes(["data:image/gif;base64,%%%", "gone.jpg", "/logo.png"], page, site) == b"site/logo.png"
    assert picture_bytes(["data:text/html,<script>"], page, site) == b""


def test_an_identity_is_that_of_the_bytes_where_they_are_at_hand(site: Path) -> None:
    page = site / "news/a.html"
    (site / "copy.png").write_bytes((site / "logo.png").read_bytes())
    assert identity(["../logo.png"], page, site) == identity(["gone.avif", "/copy.png"], page, site)
    assert identity(["x.png"], page, site) == identity(["./y/../x.png"], page, site) != identity(["/x.png"], page, site)
    assert identity(["https://a.example/x.png#1"], page, site) == identity(["//a.example/x.png"], page, site)
    assert identity([], page, site) == ""


def test_an_address_that_is_none_tells_itself(site: Path) -> None:
    assert identity(["http://[::1/a.jpg"], site / "news/a.html", site) == "http://[::1/a.jpg"
