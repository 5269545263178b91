"""The local preview as a browser and as an attacker meet it."""

import http.client
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gallery import build
from gallery.errors import ConfigError, ManifestError
from gallery.pipeline.preview_server import address_of, open_preview
from tests.browsers import CHROMIUM, FLAGS
from tests.photos import folder
from tests.pipeline.test_browser import until

Served = tuple[Path, int]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("preview")
    build(folder(root / "in", 1), root / "out", config={"title": "Gala"}, executor="serial")
    (root / "out/public/link.txt").symlink_to(root / "in/photo-1.jpg")
    (root / "out/public/.hidden").write_text("x")
    with open_preview(root / "out", port=0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield root, server.server_port
        server.shutdown()
        thread.join()


def ask(served: Served, path: str, *, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", served[1], timeout=20)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{served[1]}")
    connection.endheaders()
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data


def test_the_page_is_the_one_that_was_built_and_one_script_of_ours(served: Served) -> None:
    status, headers, data = ask(served, "/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    watch = b'<script src=".gallery-preview.js" defer></script>'
    assert data.replace(watch, b"") == (served[0] / "out/public/index.html").read_bytes()
    assert watch in data


def test_files_are_sent_as_they_are_with_their_type(served: Served) -> None:
    for path in (served[0] / "out/public/images").iterdir():
        status, headers, data = ask(served, f"/images/{path.name}?v=1")
        assert (status, data) == (200, path.read_bytes())
        assert headers["content-type"] == {".jpg": "image/jpeg", ".webp": "image/webp"}[path.suffix]


def test_head_is_answered_without_a_body(served: Served) -> None:
    status, headers, data = ask(served, "/gallery.css", method="HEAD")
    assert (status, data) == (200, b"")
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize(
    "path",
    [
        "/../report.json",
        "/%2e%2e/report.json",
        "/..%2freport.json",
        "/images/../../report.json",
        "/images/%2e%2e/%2e%2e/report.json",
        "/..%5creport.json",
        "/%5c..%5creport.json",
        "//etc/passwd",
        "/etc/passwd",
        "/C:/windows/win.ini",
        "/.hidden",
        "/%00",
        "/index.html%00.jpg",
        "/link.txt",
        "/images",
        "/images/",
        "/nothing",
        "/" + "a" * 5_000,
    ],
)
def test_nothing_else_is_there(served: Served, path: str) -> None:
    assert ask(served, path)[0] == 404


def test_a_whole_address_of_another_host_leads_nowhere_else(served: Served) -> None:
    status, _, data = ask(served, "http://example.org/../report.json")
    assert (status, b"folder" in data) == (404, False)


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "127.0.0.1.example.org:{port}", "localhost", "0.0.0.0:{port}"]
)
def test_another_host_is_refused(served: Served, host: str) -> None:
    assert ask(served, "/", host=host.format(port=served[1]))[0] == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(served: Served, method: str) -> None:
    assert ask(served, "/", method=method)[0] == 501


@pytest.mark.parametrize("said", [b"\r\n\r\n", b"GET\r\n\r\n", b"\0" * 100 + b"\r\n\r\n", b"GET /" + b"a" * 70_000])
def test_garbage_is_refused_and_the_server_goes_on(served: Served, said: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served[1]), timeout=20) as connection:
        connection.sendall(said)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(100)
    assert ask(served, "/")[0] == 200


def test_those_who_say_nothing_keep_nobody_waiting(served: Served) -> None:
    silent = [socket.create_connection(("127.0.0.1", served[1]), timeout=20) for _ in range(50)]
    assert ask(served, "/")[0] == 200
    for connection in silent:
        connection.close()


def test_who_goes_away_in_the_middle_of_an_answer_is_no_word_worth(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    large = served[0] / "out/public/large.bin"
    large.write_bytes(bytes(30_000_000))
    with socket.create_connection(("127.0.0.1", served[1]), timeout=20) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # away without a goodbye
        connection.sendall(f"GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1:{served[1]}\r\n\r\n".encode())
        connection.recv(1000)
    large.unlink()
    assert ask(served, "/")[0] == 200
    assert capsys.readouterr() == ("", "")


def test_while_a_gallery_is_exchanged_there_is_none(tmp_path: Path) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    with open_preview(tmp_path / "out", port=0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        one = (tmp_path, server.server_port)
        assert ask(one, "/.gallery-preview")[2] != b""
        (tmp_path / "out/public/gallery.json").rename(tmp_path / "away")
        assert ask(one, "/.gallery-preview")[::2] == (200, b"")
        server.shutdown()
        thread.join()


def test_without_a_port_another_is_taken_where_the_usual_one_is_not_free(served: Served) -> None:
    with open_preview(served[0] / "out") as one, open_preview(served[0] / "out") as other:
        assert one.server_port != other.server_port


def test_only_this_computer_reaches_it(served: Served) -> None:
    with open_preview(served[0] / "out", port=0) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert address_of(server) == f"http://127.0.0.1:{server.server_port}/"


def test_a_port_that_is_taken_or_impossible_is_told(served: Served) -> None:
    for port in (served[1], 70_000):
        with pytest.raises(ConfigError) as told:
            open_preview(served[0] / "out", port=port)
        assert told.value.code == "port"


def test_without_a_gallery_there_is_nothing_to_show(tmp_path: Path) -> None:
    with pytest.raises(ManifestError):
        open_preview(tmp_path)


@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
def test_the_page_reloads_when_the_gallery_is_built_again(served: Served) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page: Any = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{served[1]}/", wait_until="networkidle")
        (served[0] / "out/public/link.txt").unlink()
        build(served[0] / "in", served[0] / "out", config={"title": "Gala jubileuszowa"}, executor="serial")
        until(page, "document.title === 'Gala jubileuszowa'")
        assert [text for text in said if "favicon" not in text and "404" not in text] == []
        browser.close()
