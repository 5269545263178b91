"""Where pictures may go, and where only after somebody agreed."""

import pytest

from gallery.alttext.drafting.address import address_of, require_consent
from gallery.errors import ConfigError


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:11434/", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:1234/v1", "http://localhost:1234/v1/chat/completions"),
        ("https://models.example.org/v1beta/openai/", "https://models.example.org/v1beta/openai/chat/completions"),
        ("http://[::1]:8080/v1/chat/completions", "http://[::1]:8080/v1/chat/completions"),
        (
            "HTTPS://x.example.org/openai/v1?api-version=preview",
            "https://x.example.org/openai/v1/chat/completions?api-version=preview",
        ),
    ],
)
def test_a_server_a_base_or_the_whole_address_will_do(endpoint: str, url: str) -> None:
    assert address_of(endpoint).url == url


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://localhost:11434/v1",
        "http://LOCALHOST",
        "http://localhost./v1",
        "http://models.localhost",
        "http://127.0.0.1:8000",
        "http://127.8.9.10",
        "http://[::1]",
        "http://[::ffff:127.0.0.1]",
    ],
)
def test_this_computer_needs_no_consent(endpoint: str) -> None:
    address = address_of(endpoint)
    assert address.local
    require_consent(address, ())


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://models.example.org/v1",
        "http://192.168.1.20:11434",
        "http://10.0.0.1",
        "http://169.254.169.254",
        "http://0.0.0.0:11434",
        "http://[fd00::1]",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://notlocalhost",
        "http://2130706433",
        "http://127.1",
    ],
)
def test_every_other_host_does_a_private_address_too(endpoint: str) -> None:
    address = address_of(endpoint)
    with pytest.raises(ConfigError, match="nobody agreed") as refused:
        require_consent(address, ())
    assert refused.value.code == "consent"
    assert address.origin in refused.value.hint
    require_consent(address, (address.origin,))


@pytest.mark.parametrize(
    ("endpoint", "consent", "agreed"),
    [
        ("https://a.example.org/v1", "a.example.org", True),
        ("https://a.example.org:443/v1", "https://A.example.org", True),
        ("https://a.example.org/v1", "https://a.example.org/", True),
        ("https://a.example.org:8443/v1", "a.example.org:8443", True),
        ("https://a.example.org:8443/v1", "a.example.org", False),
        ("http://a.example.org/v1", "a.example.org", False),
        ("http://a.example.org/v1", "http://a.example.org", True),
        ("https://b.a.example.org/v1", "a.example.org", False),
        ("https://a.example.org.evil.example/v1", "a.example.org", False),
    ],
)
def test_consent_is_for_one_scheme_host_and_port(endpoint: str, consent: str, agreed: bool) -> None:
    address = address_of(endpoint)
    if agreed:
        require_consent(address, (consent,))
    else:
        with pytest.raises(ConfigError):
            require_consent(address, (consent,))


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "localhost:11434",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://localhost:99999",
        "http://lo calhost",
        "http://me:s3cret@localhost/v1",
        "https://models.example.org/v1?key=s3cret",
        "https://models.example.org/v1#s3cret",
    ],
)
def test_what_is_no_address_or_holds_a_secret_is_refused_without_repeating_it(endpoint: str) -> None:
    with pytest.raises(ConfigError) as refused:
        address_of(endpoint)
    assert refused.value.code == "endpoint"
    assert "s3cret" not in f"{refused.value.message} {refused.value.hint}"


@pytest.mark.parametrize("consent", ["https://a.example.org/v1", "https://a.example.org?x", "ftp://a", "a b"])
def test_consent_that_is_no_host_is_an_error_and_not_ignored(consent: str) -> None:
    with pytest.raises(ConfigError):
        require_consent(address_of("https://a.example.org"), (consent,))
