from gallery.image.decoders import _version, decoder_versions


def test_every_decoder_is_named_with_its_version() -> None:
    assert decoder_versions().startswith("pillow 1")
    assert ", pillow-heif " in decoder_versions()


def test_one_that_is_not_installed_has_none() -> None:
    assert _version("surely-not-there") == "none"
