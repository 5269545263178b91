"""Drafts of alt texts by a model or a program of the user's."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gallery.alttext.drafting.address import address_of, require_consent
from gallery.alttext.drafting.endpoint import Endpoint, Terms, opened
from gallery.alttext.drafting.key import USUAL, key_from
from gallery.alttext.drafting.program import Command, Program
from gallery.alttext.drafting.question import Describer
from gallery.config.load import Config, load_settings
from gallery.config.origin import Loaded
from gallery.errors import ConfigError
from gallery.manifest.decode import load_manifest
from gallery.model import Manifest
from gallery.pipeline.report_names import photos_folder
from gallery.pipeline.suggested import SuggestReport
from gallery.pipeline.suggestions import estimated, suggested
from gallery.pipeline.wanted import Wanted
from gallery.pipeline.workspace import gallery_root, open_workspace
from gallery.ports import OnEvent
from gallery.storage.files import LocalFiles


def suggest_alts(
    gallery: str | os.PathLike[str],
    *,
    endpoint: str = "",
    model: str = "",
    config: Config = None,
    consent: Sequence[str] = (),
    key_env: str = USUAL,
    languages: Sequence[str] = (),
    estimate: bool = False,
    max_requests: int | None = None,
    again: bool = False,
    timeout: float = 120.0,
    on_event: OnEvent | None = None,
) -> SuggestReport:
    """Ask for a draft for every published photo and language that has no text yet.

    What is offered is held against the gallery's own audit, asked for once more where that flags it, and stored in
    ``gallery.drafts.json`` as a draft; a build shows it in the sheet, and only a person approves it. Every answer is
    kept as it comes: a run that is interrupted goes on where it was, and a second run asks nothing again as long as
    picture, prompt, model, language and context are the same.

    Args:
        gallery: Output folder of a build.
        endpoint: OpenAI-compatible: ``http://localhost:11434/v1``. Without one the program of ``alt.command`` is asked.
        model: Its name at the endpoint; it has to take pictures.
        config: Settings; None for those beside the photos of the last build, where they are still there.
        consent: Hosts that pictures may be sent to beside this computer, and beside those of ``alt.consent``.
        key_env: Environment variable that holds the key of the service. The key is stored and shown nowhere.
        languages: Of the gallery's, those to ask for; all where empty.
        estimate: Send nothing; only say how much would be sent.
        max_requests: Requests that may be sent at most, repeated ones included.
        again: Also ask again where an earlier answer could not be used.
        timeout: Seconds for one answer.
        on_event: Told about the progress, in the calling thread.

    Returns:
        What came of every picture. Refusals, bad answers, limits and failures of the service are states in it, never
        exceptions and never texts.

    Raises:
        ConfigError: A wrong argument or setting, a host that nobody agreed to (``consent``), a key or program that is
            not there.
        PluginError: ``event-gallery[suggest]`` is not installed (``plugin-unavailable``).
        ManifestError: There is no gallery (``no-manifest``), or its drafts or decisions are damaged.
        StorageError: The output folder is busy or cannot be written.
    """
    _refuse_nonsense(endpoint, model, max_requests, timeout)
    root = gallery_root(gallery)
    manifest = load_manifest(root)
    loaded = load_settings(config, beside=settings_folder(root))
    wanted = Wanted(manifest=manifest, languages=_chosen(manifest, languages), again=again, settings=loaded.settings)
    terms = Terms(model=model, timeout=timeout, most_requests=max_requests)
    with (
        _describer(endpoint, terms, loaded, consent, key_env, estimate=estimate) as describer,
        open_workspace(root) as space,
    ):
        if estimate:
            return estimated(space, wanted, describer, on_event)
        return suggested(space, wanted, describer, on_event)


def settings_folder(gallery: str | os.PathLike[str]) -> Path | None:
    """The folder of the photos that a gallery was built from, where its settings lie; None where it is gone."""
    return photos_folder(LocalFiles(root=str(gallery_root(gallery))))


@contextmanager
def _describer(
    endpoint: str, terms: Terms, loaded: Loaded, consent: Sequence[str], key_env: str, *, estimate: bool
) -> Iterator[Describer]:
    """Whoever is asked; for an estimate nobody can be."""
    command = loaded.settings.alt.command
    if not endpoint:
        if not command:
            raise ConfigError(
                "nobody to ask: there is neither an endpoint nor a command",
                code="usage",
                hint="gallery alt suggest OUT --endpoint http://localhost:11434/v1 --model NAME; or set alt.command.",
            )
        started = Command(
            arguments=command, folder=loaded.folder, timeout=terms.timeout, most_starts=terms.most_requests
        )
        yield Program(started)
        return
    address = address_of(endpoint)
    if estimate:
        yield Endpoint(address, terms)
        return
    require_consent(address, (*loaded.settings.alt.consent, *consent))
    key = key_from(os.environ, key_env)
    with opened(address, replace(terms, key=key)) as describer:
        yield describer


def _chosen(manifest: Manifest, languages: Sequence[str]) -> tuple[str, ...]:
    for language in languages:
        if language not in manifest.languages:
            raise ConfigError(
                f"the gallery has no language {language}",
                code="usage",
                hint=f"It has {', '.join(manifest.languages)}; others are added with languages in the settings.",
            )
    return tuple(one for one in manifest.languages if not languages or one in languages)


def _refuse_nonsense(endpoint: str, model: str, max_requests: int | None, timeout: float) -> None:
    if endpoint and not model.strip():
        raise ConfigError("name the model too", code="usage", hint="Such as --model qwen2.5vl:7b.")
    if model and not endpoint:
        raise ConfigError("name the endpoint too", code="usage", hint="Such as --endpoint http://localhost:11434/v1.")
    if max_requests is not None and max_requests < 1:
        raise ConfigError("at least one request must be allowed", code="usage", hint="--estimate sends none.")
    if not 0 < timeout <= 3600:
        raise ConfigError("the time for an answer must be from a moment to 3600 seconds", code="usage")
