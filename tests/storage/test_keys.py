from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.errors import StorageError
from gallery.storage.keys import checked, distinct, folded, usable


@pytest.mark.parametrize("key", ["a.jpg", "a/b.jpg", "a..b/c", "...", "zdjęcie 1.jpg", "a\nb"])
@pytest.mark.parametrize("system", [PurePosixPath, PureWindowsPath])
def test_a_name_below_the_root_is_itself(key: str, system: type) -> None:
    assert checked(key, system) == key


@pytest.mark.parametrize("key", ["", ".", "/etc/passwd", "..", "../a", "a/../../b", "a/..", "a\0b", "//server/share"])
@pytest.mark.parametrize("system", [PurePosixPath, PureWindowsPath])
def test_a_name_that_leaves_the_root_is_refused_everywhere(key: str, system: type) -> None:
    with pytest.raises(StorageError, match="leads out of its folder") as caught:
        checked(key, system)
    assert caught.value.code == "outside"


@pytest.mark.parametrize("key", ["c:x", "C:/x", "c:\\x", "\\x", "..\\x", "a\\..\\..\\x", "\\\\server\\share\\x"])
def test_windows_sees_drives_and_backslashes(key: str) -> None:
    with pytest.raises(StorageError, match="leads out"):
        checked(key, PureWindowsPath)


@pytest.mark.parametrize("key", ["2026-05-14 10:22:31.jpg", "a\\b.jpg"])
def test_elsewhere_colon_and_backslash_are_letters(key: str) -> None:
    assert checked(key, PurePosixPath) == key


@given(st.text(st.sampled_from("ab./\\:\0"), max_size=12))
def test_whatever_is_let_through_stays_below_the_root(key: str) -> None:
    for system, root in ((PurePosixPath, "/root"), (PureWindowsPath, "r:/root")):
        try:
            checked(key, system)
        except StorageError:
            continue
        path = system(root) / key
        assert path.is_relative_to(root)
        assert path != system(root)
        assert ".." not in path.parts


def test_case_and_unicode_form_do_not_tell_names_apart() -> None:
    assert folded("Z\u0301UREK.JPG") == folded("ź".upper() + "urek.jpg") == folded("źurek.jpg")


def test_names_that_clash_are_numbered_in_order() -> None:
    wanted = [("a", "x/One.jpg"), ("b", "x/one.jpg"), ("c", "x/one-2.jpg"), ("d", "x/ONE.JPG"), ("e", "two")]
    assert distinct(wanted) == {
        "a": "x/One.jpg",
        "b": "x/one-2.jpg",
        "c": "x/one-2-2.jpg",
        "d": "x/ONE-3.JPG",
        "e": "two",
    }


@given(st.lists(st.text(st.sampled_from("aAbB-2."), min_size=1, max_size=4).filter(lambda name: name.strip("."))))
def test_no_two_sources_share_a_name(names: list[str]) -> None:
    given_names = distinct((str(number), name) for number, name in enumerate(names))
    assert list(given_names) == [str(number) for number in range(len(names))]
    assert len({folded(name) for name in given_names.values()}) == len(names)


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("CON.jpg", "CON_.jpg"),
        ("a/aux/lpt1.tar.jpg", "a/aux_/lpt1_.tar.jpg"),
        ("nul", "nul_"),
        ("COM¹.png", "COM¹_.png"),
        ("console.jpg", "console.jpg"),
        ("icon.jpg", "icon.jpg"),
        ("com10.jpg", "com10.jpg"),
    ],
)
def test_no_file_is_named_as_a_device_of_windows(key: str, named: str) -> None:
    assert usable(key) == named
    assert distinct([("source", key)]) == {"source": named}


def test_a_device_s_new_name_clashes_with_no_other() -> None:
    assert distinct([("a", "con_.jpg"), ("b", "CON.jpg")]) == {"a": "con_.jpg", "b": "CON_-2.jpg"}
