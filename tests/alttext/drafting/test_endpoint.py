"""A model is asked over a real connection on loopback; whatever comes back is an answer or a state."""

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from gallery.alttext.drafting.address import address_of
from gallery.alttext.drafting.endpoint import Endpoint, Terms, opened
from gallery.alttext.drafting.key import Key
from gallery.alttext.drafting.question import Answer, Failure, Load, Question
from tests.alttext.drafting.makers import question
from tests.alttext.drafting.server import KEY, Reply, Server, completion, entry, photos, serving

GOOD = photos(entry("A", "A bridge over a river"))


@contextmanager
def asking(url: str, **terms: Any) -> Iterator[Endpoint]:
    """An endpoint that does not really wait."""
    with opened(address_of(url), Terms(**{"model": "tiny-vision", "wait": lambda seconds: None, **terms})) as endpoint:
        yield endpoint


def outcome(server: Server, about: Question | None = None, **terms: Any) -> Any:
    """What is said about the first picture."""
    about = about or question()
    with asking(server.url, **terms) as endpoint:
        return endpoint.describe(about, {})[about.pictures[0].id]


def test_a_good_answer_is_an_answer() -> None:
    with serving(GOOD) as server:
        assert outcome(server) == Answer(kind="describe", alt="A bridge over a river")
    (asked,) = server.asked
    assert asked.form == "json_schema"
    assert asked.body["model"] == "tiny-vision"


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (completion("I'm sorry, I can't help with that."), "refused"),
        (completion(None, refusal="I will not describe people."), "refused"),
        (completion("", finish="content_filter"), "refused"),
        (completion(""), "empty"),
        (completion(None), "empty"),
        (completion({"photos": [entry("A", " ")]}), "empty"),
        (completion('{"photos": [{"id": "A", "alt": "A bridge', finish="length"), "truncated"),
        (completion({"photos": [entry("A", "A whole text")]}, finish="length"), "truncated"),
        (completion("A bridge"), "malformed"),
        (Reply(body=b"<html>a login page</html>"), "malformed"),
        (Reply(body={"choices": []}), "malformed"),
        (Reply(body={"choices": [{"message": "A bridge"}]}), "malformed"),
        (Reply(body={"choices": [{"message": {"content": 7}}]}), "malformed"),
        (Reply(body=b"x" * 1_100_000), "malformed"),
        (Reply(status=500, body={"error": "out of memory"}), "server-error"),
        (Reply(status=429, body={}, headers={"Retry-After": "3600"}), "rate-limited"),
        (Reply(status=404, body={"error": {"message": "model tiny-vision not found"}}), "rejected"),
        (Reply(status=413, body=b"too large"), "rejected"),
        (Reply(status=302, body=b"", headers={"Location": "http://203.0.113.1/v1/chat/completions"}), "rejected"),
    ],
)
def test_every_bad_answer_has_its_state(reply: Reply, state: str) -> None:
    with serving(reply) as server:
        found = outcome(server)
    assert isinstance(found, Failure)
    assert found.state == state


def test_the_server_is_quoted_where_that_helps() -> None:
    with serving(
        Reply(status=404, body={"error": {"message": "model 'tiny-vision' not found,\n try pulling it"}})
    ) as one:
        found = outcome(one)
    assert found == Failure(
        state="rejected", message="404: model 'tiny-vision' not found, try pulling it", ends_run=True
    )


def test_content_in_parts_is_read() -> None:
    text = json.dumps({"photos": [entry("A", "A bridge")]})
    reply = Reply(body={"choices": [{"message": {"content": [{"type": "text", "text": text}]}}]})
    with serving(reply) as server:
        assert outcome(server) == Answer(kind="describe", alt="A bridge")


@pytest.mark.parametrize(("refused", "form"), [(1, "json_object"), (2, "none")])
@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_knows_no_schema_is_asked_with_less_and_remembered(refused: int, form: str, status: int) -> None:
    no = Reply(status=status, body={"error": {"message": "response_format is not supported"}})
    with serving(*[no] * refused, GOOD) as server, asking(server.url) as endpoint:
        for _ in range(2):
            assert endpoint.describe(question(), {})["one"] == Answer(kind="describe", alt="A bridge over a river")
    assert [one.form for one in server.asked][-2:] == [form, form]
    assert len(server.asked) == refused + 2


def test_a_server_that_refuses_every_form_is_a_state() -> None:
    with serving(Reply(status=400, body={"error": "images are not supported"})) as server:
        assert outcome(server) == Failure(state="rejected", message="400: images are not supported")
    assert [one.form for one in server.asked] == ["json_schema", "json_object", "none"]


def test_who_asks_to_wait_is_waited_for() -> None:
    waits: list[float] = []
    busy = Reply(status=429, body={}, headers={"Retry-After": "7"})
    with serving(busy, Reply(status=503, body={}), GOOD) as server:
        assert isinstance(outcome(server, wait=waits.append), Answer)
    assert waits == [7, 2]


def test_waiting_has_an_end() -> None:
    waits: list[float] = []
    with serving(Reply(status=429, body={}, headers={"Retry-After": "1"})) as server:
        assert outcome(server, wait=waits.append) == Failure(
            state="rate-limited", message="it asks to wait for 1 seconds", ends_run=True
        )
    assert waits == [1, 1, 1]


def test_a_silent_server_and_one_that_dribbles_are_not_waited_for() -> None:
    with serving(Reply(body={}, delay=1.0)) as server:
        assert outcome(server, timeout=0.2) == Failure(state="timeout")
    with dribbling() as url, asking(url, timeout=0.5) as endpoint:
        assert endpoint.describe(question(), {})["one"] == Failure(state="timeout")


@contextmanager
def dribbling() -> Iterator[str]:
    """A server that sends a byte of its answer every tenth of a second and never ends."""
    import threading

    listening, done = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def dribble() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
            while not done.wait(0.1):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=dribble)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
    finally:
        done.set()
        thread.join()
        listening.close()


def test_nobody_there_is_a_state_and_names_the_host() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with asking(f"http://127.0.0.1:{port}") as endpoint:
        found = endpoint.describe(question(), {})["one"]
    assert found == Failure(state="unreachable", message=f"http://127.0.0.1:{port} (ConnectError)")


def test_a_redirect_is_not_followed_even_to_this_computer() -> None:
    with serving(GOOD) as other:
        away = Reply(status=307, body=b"", headers={"Location": f"{other.url}/chat/completions"})
        with serving(away) as server:
            found = outcome(server)
        assert other.asked == []
    assert found == Failure(state="rejected", message="307: redirects are not followed", ends_run=True)


def test_no_proxy_and_no_netrc_of_the_environment_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serving(GOOD) as server:
        assert isinstance(outcome(server), Answer)
    assert "authorization" not in server.asked[0].headers


def test_the_key_is_sent_as_a_bearer_and_seen_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(GOOD, key=KEY) as server:
        assert isinstance(outcome(server, key=Key(KEY)), Answer)
    wrong = Reply(status=401, body={"error": {"message": f"Incorrect API key provided: {KEY}"}})
    rude = Reply(status=409, body={"error": {"message": f"The key {KEY} is in use"}})
    for reply, message in (
        (wrong, "401: the key is missing, wrong or not allowed this"),
        (rude, "409: The key … is in use"),
    ):
        with serving(reply, key=KEY) as server:
            found = outcome(server, key=Key(KEY))
        assert (found.state, found.message) == ("rejected", message)
    assert KEY not in caplog.text
    assert KEY not in repr(Terms(model="m", key=Key(KEY)))


def test_no_more_requests_are_sent_than_allowed_repeated_ones_included() -> None:
    with (
        serving(Reply(status=500, body={})) as server,
        asking(server.url, most_requests=2) as endpoint,
    ):
        found = endpoint.describe(question(), {})["one"]
        assert isinstance(found, Failure)
        assert (found.state, found.ends_run) == ("not-asked", True)
        assert endpoint.sent.requests == 2
    assert len(server.asked) == 2


def test_the_load_is_what_is_sent() -> None:
    about = question(2)
    with serving(photos(entry("A", "One"), entry("B", "Two"))) as server, asking(server.url) as endpoint:
        foretold = endpoint.load(about)
        assert server.asked == []
        endpoint.describe(about, {})
        assert endpoint.sent == foretold == Load(requests=1, pictures=2, bytes=len(server.asked[0].raw))
