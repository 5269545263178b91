import inspect
import pickle

import pytest

from gallery import errors
from gallery.errors import ConfigError, GalleryError, PhotoError, PluginError, UnreadablePhoto

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, GalleryError)]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_comes_back_from_a_worker_process_whole(kind: type[GalleryError]) -> None:
    sent = kind("what happened", code="a-code", hint="what to do")
    back = pickle.loads(pickle.dumps(sent))
    assert type(back) is kind
    assert (str(back), back.message, back.code, back.hint) == ("what happened",) * 2 + ("a-code", "what to do")


@pytest.mark.parametrize("kind", ALL)
def test_every_error_stands_in_the_tree_at_the_top_of_the_module(kind: type[GalleryError]) -> None:
    assert f" {kind.__name__} " in (errors.__doc__ or "")


def test_codes_are_stable_words_and_no_two_kinds_share_one() -> None:
    codes = [kind("x").code for kind in ALL]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("-", "").isalpha() and code == code.lower() for code in codes)


def test_a_code_given_to_one_error_leaves_its_kind_alone() -> None:
    assert UnreadablePhoto("x", code="empty").code == "empty"
    assert UnreadablePhoto("x").code == "corrupt"


def test_settings_and_plugins_are_usage_errors_and_photos_are_not() -> None:
    assert [kind("x").exit_code for kind in (ConfigError, PluginError, PhotoError)] == [2, 2, 1]


def test_a_hint_is_optional() -> None:
    assert GalleryError("x").hint == ""
