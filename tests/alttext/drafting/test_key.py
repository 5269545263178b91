"""The key comes from the environment and goes nowhere but into the request."""

import pytest

from gallery.alttext.drafting.key import key_from
from gallery.errors import ConfigError


def test_the_usual_variable_may_be_missing_a_named_one_may_not() -> None:
    assert key_from({}) == ""
    assert key_from({"GALLERY_API_KEY": " sk-1 \n"}) == "sk-1"
    assert key_from({"OURS": "sk-2"}, "OURS") == "sk-2"
    with pytest.raises(ConfigError, match="OURS is not set"):
        key_from({"GALLERY_API_KEY": "sk-1"}, "OURS")


@pytest.mark.parametrize("value", ["sk 1", "sk\n1", "klucz-ż", "sk\x00"])
def test_what_can_be_no_key_is_refused_without_repeating_it(value: str) -> None:
    with pytest.raises(ConfigError) as refused:
        key_from({"GALLERY_API_KEY": value})
    assert value not in str(refused.value)


def test_a_key_does_not_print_itself() -> None:
    key = key_from({"GALLERY_API_KEY": "sk-1"})
    assert "sk-1" not in repr(key)
    assert "sk-1" not in repr({"key": key})
