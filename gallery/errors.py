"""Every exception the package raises on purpose::

    GalleryError                    .code  .exit_code  .hint
      ConfigError           exit 2  a setting that is unknown, wrong or missing
      StorageError                  a folder or file that cannot be read, listed or written
      PhotoError                    about one photo; a visit turns it into a Problem
        UnreadablePhoto             empty, truncated, corrupt, or not allowed to be read
        UnsupportedFormat           not a picture, a wrong suffix, or a decoder that is not installed
        PhotoTooLarge               more pixels or bytes than the limits allow
        CleaningFailed              private metadata could not be proven gone: the file is withheld
        WorkerLost                  the process that worked on the photo was killed
      ManifestError                 a manifest, edits file or alt sheet that is not ours, too new or damaged
      PluginError           exit 2  a plugin that is unknown, not installed or broken
      ExportError                   an exporter that could not write its files

``code`` is a stable word for programs; the message says what happened to which file; ``hint`` says what to do.
"""


class GalleryError(Exception):
    """The root of every error this package raises on purpose.

    Attributes:
        code: A stable, kebab-case word for programs.
        exit_code: What the command line returns: 1 an error, 2 usage or settings.
        hint: What the person can do about it; may be empty.
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: str, *, code: str | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip back from a worker process with code and hint."""
        return _rebuild, (type(self), self.message, self.code, self.hint)


def _rebuild(kind: type[GalleryError], message: str, code: str, hint: str) -> GalleryError:
    return kind(message, code=code, hint=hint)


class ConfigError(GalleryError):
    """A setting or an argument that is unknown, of the wrong type or missing."""

    code = "config"
    exit_code = 2


class StorageError(GalleryError):
    """A folder or file that cannot be listed, read or written."""

    code = "storage"


class PhotoError(GalleryError):
    """Something about one photo; it never ends a run."""

    code = "photo"


class UnreadablePhoto(PhotoError):
    """The bytes are empty, truncated, corrupt or not allowed to be read."""

    code = "corrupt"


class UnsupportedFormat(PhotoError):
    """Not a picture, a suffix that does not fit the content, or a decoder that is not installed."""

    code = "not-a-photo"


class PhotoTooLarge(PhotoError):
    """More pixels or bytes than the limits allow; possibly a decompression bomb."""

    code = "too-large"


class CleaningFailed(PhotoError):
    """Private metadata could not be proven gone; the file is withheld."""

    code = "withheld"


class WorkerLost(PhotoError):
    """The process that worked on the photo was killed, for example by the system running out of memory."""

    code = "worker-lost"


class ManifestError(GalleryError):
    """A manifest, edits file or alt sheet that is not ours, too new or damaged."""

    code = "manifest"


class PluginError(GalleryError):
    """A plugin that is unknown, not installed or broken."""

    code = "plugin"
    exit_code = 2


class ExportError(GalleryError):
    """An exporter that could not produce its files."""

    code = "export"
