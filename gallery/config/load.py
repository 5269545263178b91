"""Read settings: default < file < environment < option."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from gallery.config.check import check
from gallery.config.environment import Typed, from_environment, parsed
from gallery.config.names import in_words, unknown
from gallery.config.origin import Loaded, leaves
from gallery.config.schema import Settings
from gallery.errors import ConfigError
from gallery.storage.look import look, shown

FILE_NAME = "gallery.toml"
_BY_LANGUAGE = ("title", "summary", "headline", "event.place")

Values = Mapping[str, Any]

Config = str | os.PathLike[str] | Values | Settings | Loaded | None
"""A settings file, a mapping shaped like one, finished settings, or None: what lies beside the photos."""


def load_settings(
    config: Config = None,
    *,
    beside: Path | None = None,
    options: Values | None = None,
    environment: Mapping[str, str] | None = None,
) -> Loaded:
    """Settings in force.

    Args:
        config: Or None for ``gallery.toml`` (or ``[tool.gallery]`` of a ``pyproject.toml``) in the folder ``beside``,
            if there is one.
        beside: The photos' folder.
        options: Dotted name -> value, as given on the command line; they win.
        environment: ``GALLERY_*`` variables; none are read where it is None, so that a library call depends on its
            arguments alone.

    Raises:
        ConfigError: An unknown setting, a wrong type or value, or a file that cannot be read.
    """
    if isinstance(config, Loaded):
        return config
    if isinstance(config, Settings):
        check(config, {})
        return Loaded(
            settings=_slashed(config), origins=dict.fromkeys((name for name, _ in leaves(config)), "settings")
        )
    file, folder, values = _from_file(config, beside)
    layers: list[tuple[str, Values]] = [(file, _flat(values, file))]
    layers += [(name, {path: value}) for path, name, value in from_environment(environment or {}, known_names())]
    layers += [("option", _with_entries(path, value)) for path, value in (options or {}).items()]
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, layer in layers:
        for path, value in layer.items():
            if path not in known_names():
                raise unknown(path, known_names(), origin)
            both = isinstance(value, Mapping) and isinstance(merged.get(path), Mapping)
            merged[path] = {**merged[path], **value} if both else value
            origins[path] = origin
    settings = _slashed(_composed(merged, origins))
    check(settings, origins)
    return Loaded(settings=settings, origins=origins, folder=folder, file=file)


def _slashed(settings: Settings) -> Settings:
    """The address of the gallery ends in a slash, so that names can follow it."""
    base_url = settings.page.base_url
    if not base_url or base_url.endswith("/"):
        return settings
    return replace(settings, page=replace(settings.page, base_url=f"{base_url}/"))


def known_names() -> tuple[str, ...]:
    """The dotted name of every setting."""
    return tuple(name for name, _ in leaves(Settings()))


def _from_file(config: str | os.PathLike[str] | Values | None, beside: Path | None) -> tuple[str, str, Values]:
    if isinstance(config, Mapping):
        return "settings", str(beside or ""), config
    if config is not None:
        return _parsed(Path(config))
    for path in (beside / FILE_NAME, beside / "pyproject.toml") if beside is not None else ():
        seen = look(path)
        if seen.kind == "file" or seen.why:
            return _parsed(path)
    return "", str(beside or ""), {}


def _parsed(path: Path) -> tuple[str, str, Values]:
    try:
        values: Values = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as failed:
        raise ConfigError(f"{shown(path)} cannot be read ({failed.strerror})", code="settings-file") from failed
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise ConfigError(
            f"{shown(path.name)} is not valid TOML: {broken}",
            code="settings-file",
            hint='Texts stand in quotes: title = "...".',
        ) from broken
    except RecursionError as deep:
        raise ConfigError(f"{shown(path.name)} is nested too deep for settings", code="settings-file") from deep
    except ValueError as impossible:  # a name that the system refuses, or a number of thousands of digits
        why = look(path).why or "a number in it is longer than any setting"
        raise ConfigError(f"{shown(path)} cannot be read ({why})", code="settings-file") from impossible
    if path.name == "pyproject.toml":
        values = _table(_table(values, "tool"), "gallery")
    return path.name, str(path.absolute().parent), values


def _with_entries(path: str, value: Any) -> Values:
    """``thumbnails.quality.jpeg`` is an entry of the setting ``thumbnails.quality``."""
    owner = next((name for name, default in leaves(Settings()) if _holds(name, default, path)), None)
    if owner is None:
        return {path: value}
    entry = path.removeprefix(f"{owner}.")
    return {owner: {entry: parsed(value, None) if isinstance(value, Typed) else value}}


def _holds(name: str, default: object, path: str) -> bool:
    return isinstance(default, Mapping) and path.startswith(f"{name}.")


def _table(values: Values, name: str) -> Values:
    inner = values.get(name, {})
    if not isinstance(inner, Mapping):
        raise ConfigError(f"pyproject.toml: {name} must be a section, not a value", code="wrong-type")
    return inner


def _flat(values: Values, file: str, prefix: str = "") -> dict[str, Any]:
    """Dotted names down to the settings; what is below a setting is its value."""
    names = known_names()
    flat: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        is_section = any(known.startswith(f"{name}.") for known in names)
        if is_section and not isinstance(value, Mapping):
            raise ConfigError(f"{file}: [{name}] must be a section, not a value", code="wrong-type")
        if is_section:
            flat |= _flat(value, file, f"{name}.")
        elif name in names:
            flat[name] = value
        else:
            raise unknown(name, names, file)
    return flat


def _composed(flat: Values, origins: Mapping[str, str]) -> Settings:
    """Settings out of dotted names, each value checked against its type."""
    defaults = Settings()
    languages = flat.get("languages", defaults.languages)
    languages = parsed(languages) if isinstance(languages, Typed) else languages
    languages = [languages] if isinstance(languages, str) else languages
    main = languages[0] if isinstance(languages, list | tuple) and languages else "en"
    sections: dict[str, dict[str, Any]] = {}
    for path, value in flat.items():
        section, _, name = path.rpartition(".")
        owner = getattr(defaults, section) if section else defaults
        sections.setdefault(section, {})[name] = _typed(path, value, owner, name, main, origins[path])
    top = sections.pop("", {})
    inner = {name: replace(getattr(defaults, name), **values) for name, values in sections.items()}
    return replace(defaults, **inner, **top)


def _typed(path: str, value: Any, owner: object, name: str, main: str, origin: str) -> Any:
    """The value as the schema's type; one text is a list of one, and a bare text is in the main language."""
    default, kind = getattr(owner, name), get_type_hints(type(owner))[name]
    if isinstance(value, Typed):
        value = parsed(value, default if kind is str or isinstance(default, tuple) else None)
        value = [value] if isinstance(default, tuple) and not isinstance(value, list) else value
    if path in _BY_LANGUAGE and isinstance(value, str):
        value = {main: value}
    if isinstance(default, tuple) and isinstance(value, str):
        value = [value]
    if isinstance(value, date):
        value = value.isoformat()
    try:
        typed = msgspec.convert(value, type=kind)
    except msgspec.ValidationError as wrong:
        message = f"{origin}: {path} has a wrong value: {in_words(str(wrong), kind)}"
        raise ConfigError(message, code="wrong-type") from wrong
    return {**default, **typed} if isinstance(default, Mapping) else typed
