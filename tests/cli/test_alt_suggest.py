"""``gallery alt suggest`` as a person or a script starts it."""

import json
import sys
from pathlib import Path

import pytest

from tests.alttext.drafting.server import KEY, Reply, completion, entry, photos, serving
from tests.cli.conftest import Command
from tests.photos import folder, tree

GOOD = photos(entry("A", "A woman in a red coat walks onto the stage"))
SECOND = photos(entry("A", "Two musicians tune violins behind the curtain"))


@pytest.fixture
def out(gallery: Command, tmp_path: Path) -> Path:
    folder(tmp_path / "in", 2, gps=True)
    assert gallery("build", "in", "-o", "out", "--workers", "1", "--set", "thumbnails.formats=webp").code == 0
    return tmp_path / "out"


def test_it_answers_as_json_and_nothing_else_on_stdout(process: Command, out: Path) -> None:
    """In a process of its own, warnings being errors."""
    with serving(GOOD, SECOND) as server:
        answer = process("alt", "suggest", out, "--endpoint", server.url, "--model", "tiny", "--json")
        size = sum(len(one.raw) for one in server.asked)
    assert (answer.code, answer.err) == (0, "")
    report = answer.json
    images = report.pop("images")
    assert report == {
        "schema": "gallery.alt-suggest/1",
        "estimate": False,
        "requests": 2,
        "pictures": 2,
        "bytes": size,
        "counts": {"drafted": 2},
        "stopped": "",
    }
    assert images[0] == {
        "image": images[0]["image"],
        "language": "en",
        "state": "drafted",
        "alt": "A woman in a red coat walks onto the stage",
        "visible_text": "",
        "uncertain": [],
        "rules": [],
        "message": "",
        "reused": False,
    }


def test_a_person_reads_what_was_sent_and_what_to_do(gallery: Command, out: Path) -> None:
    with serving(GOOD, completion("I'm sorry, I can't help with that.")) as server:
        answer = gallery("alt", "suggest", out, "--endpoint", server.url, "--model", "tiny")
    assert answer.code == 0
    assert "Sent 2 requests with 2 pictures" in answer.out
    assert "1 draft for a person to read." in answer.out
    assert "gallery alt export" in answer.out
    assert "refused: the describer declined; write the text yourself" in answer.err


def test_an_estimate_is_said(gallery: Command, out: Path) -> None:
    answer = gallery("alt", "suggest", out, "--endpoint", "https://models.example.org", "--model", "m", "--estimate")
    assert answer.code == 0
    assert "Would send 2 requests with 2 pictures" in answer.out


def test_a_host_without_consent_is_a_setting_that_is_missing(gallery: Command, out: Path) -> None:
    answer = gallery("alt", "suggest", out, "--endpoint", "https://models.example.org", "--model", "m", "--json")
    assert answer.code == 2
    assert answer.json["code"] == "consent"
    assert "--consent-host https://models.example.org" in answer.err


def test_consent_may_come_from_the_command_line_the_environment_and_the_file(gallery: Command, out: Path) -> None:
    """All three let the request go out; the host is not there (RFC 6761)."""
    asked = ("alt", "suggest", out, "--endpoint", "https://models.invalid", "--model", "m")
    assert "unreachable" in gallery(*asked, "--consent-host", "models.invalid").err
    assert "unreachable" in gallery(*asked, GALLERY_ALT_CONSENT="https://models.invalid").err
    (out.parent / "in/gallery.toml").write_text('[alt]\nconsent = ["https://models.invalid"]\n')
    assert "unreachable" in gallery(*asked).err


@pytest.mark.parametrize(
    ("reply", "code"), [(Reply(status=401, body={}), 1), (Reply(status=413, body={}), 3), (completion(""), 0)]
)
def test_the_exit_code_tells_what_happened(gallery: Command, out: Path, reply: Reply, code: int) -> None:
    with serving(reply) as server:
        assert gallery("alt", "suggest", out, "--endpoint", server.url, "--model", "tiny", "-q").code == code


def test_the_key_is_neither_printed_nor_logged_nor_kept(gallery: Command, out: Path) -> None:
    asked = ("alt", "suggest", out, "--model", "tiny", "--verbose")
    with serving(GOOD, SECOND, key=KEY) as server:
        good = gallery(*asked, "--endpoint", server.url, GALLERY_API_KEY=KEY)
    with serving(Reply(status=403, body={"error": {"message": f"bad key {KEY}"}}), key=KEY) as server:
        bad = gallery(*asked, "--endpoint", server.url, "--model", "other", GALLERY_API_KEY=KEY)
    assert (good.code, bad.code) == (0, 1)
    assert KEY not in good.out + good.err + bad.out + bad.err
    assert KEY.encode() not in b"".join(tree(out).values())


def test_a_named_variable_that_is_not_set_is_an_error(gallery: Command, out: Path) -> None:
    answer = gallery("alt", "suggest", out, "--endpoint", "http://localhost:1", "--model", "m", "--key-env", "OUR_KEY")
    assert answer.code == 2
    assert "OUR_KEY is not set" in answer.err


def test_a_program_of_the_settings_is_asked_where_no_endpoint_is_named(gallery: Command, out: Path) -> None:
    code = "import sys; print('A bridge over a river in spring')"
    command = f"alt.command={json.dumps([sys.executable, '-c', code])}"
    answer = gallery("alt", "suggest", out, "--set", command, "--max-requests", "1", "--json")
    assert answer.code == 0
    assert answer.json["counts"] == {"drafted": 1, "not-asked": 1}


def test_nobody_to_ask_is_an_error_that_shows_how(gallery: Command, out: Path) -> None:
    answer = gallery("alt", "suggest", out)
    assert answer.code == 2
    assert "--endpoint http://localhost:11434/v1" in answer.err
