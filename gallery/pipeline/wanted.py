"""Which photos have no text yet, and together with which each is asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gallery.alttext.drafting import prompt
from gallery.alttext.drafting.drafts import Drafts
from gallery.alttext.drafting.question import Answer, Context, Describer, Verdict
from gallery.cache.key import result_key
from gallery.config.schema import Settings
from gallery.image.outgoing import SIDE
from gallery.model import Decisions, Item, Manifest
from gallery.pipeline.describing import sheet
from gallery.pipeline.drafts import Texts, texts_of
from gallery.pipeline.inspection import asked_for
from gallery.pipeline.reading import known_photo
from gallery.pipeline.workspace import Workspace
from gallery.ports import Sheet

_NEAREST: Final = 30
"""Approved texts that a question names: those of the photos that stand nearest in the gallery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants drafts for.

    Attributes:
        languages: Some of the gallery's.
        again: Also where an earlier answer could not be used.
    """

    manifest: Manifest
    languages: tuple[str, ...]
    settings: Settings
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A photo without a text in one language.

    Attributes:
        key: What an answer depends on. The texts of other photos are no part of it, though they are in the question:
            else each that is approved would make every other answer worthless. The audit holds them against each other.
        pixels: Hash of its pixels; empty where the index has lost it.
        known: What an earlier run found out.
    """

    item: Item
    key: str
    pixels: str = ""
    known: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done in one language.

    Attributes:
        sheet: For the audit, with the texts there are.
        rules: As the settings grade them.
        pending: In the order of the gallery.
    """

    context: Context
    texts: Texts
    sheet: Sheet
    rules: Mapping[str, str]
    pending: tuple[Pending, ...]

    def groups(self, most: int) -> Iterator[tuple[Pending, ...]]:
        """What is asked together: the shots of a burst, as many at a time as the describer takes."""
        stacks: dict[str, list[Pending]] = {}
        for one in self.pending:
            if one.known is None:
                stacks.setdefault(one.item.stack or one.item.id, []).append(one)
        for stack in stacks.values():
            for start in range(0, len(stack), most):
                yield tuple(stack[start : start + most])

    def near(self, item: Item, order: Mapping[str, int]) -> tuple[str, ...]:
        """The approved texts of the photos around one."""
        there = sorted(self.texts.approved, key=lambda one: (abs(order[one] - item.order), order[one]))[:_NEAREST]
        return tuple(self.texts.approved[one] for one in sorted(there, key=lambda one: order[one]))


def planned(
    space: Workspace,
    wanted: Wanted,
    describer: Describer,
    decisions: Decisions,
    drafts: Drafts,
    names: Mapping[str, str],
) -> tuple[Plan, ...]:
    """A plan for each language.

    Args:
        space: The output folder.
        wanted: What is wanted.
        describer: Who will be asked.
        decisions: Of people.
        drafts: There are.
        names: Id -> name of the source file, where it is known; it is for the audit and never sent.
    """
    return tuple(_plan(space, wanted, describer, decisions, drafts, names, tag) for tag in wanted.languages)


def _plan(
    space: Workspace,
    wanted: Wanted,
    describer: Describer,
    decisions: Decisions,
    drafts: Drafts,
    names: Mapping[str, str],
    language: str,
) -> Plan:
    manifest, asked = wanted.manifest, asked_for(space.files)
    people = wanted.settings.event.people or asked.people
    context = context_of(manifest, language, people)
    texts = texts_of(space, manifest, language, decisions, drafts)
    done = texts.decorative | texts.approved.keys() | {one for one, text in texts.others.items() if text}
    pending = [
        _pending(space, item, context, texts, describer, again=wanted.again)
        for item in manifest.items
        if item.id not in done
    ]
    return Plan(
        context=context,
        texts=texts,
        sheet=_sheet(space, manifest, texts, people, names, language),
        rules=wanted.settings.alt.rules or asked.rules,
        pending=tuple(pending),
    )


def context_of(manifest: Manifest, language: str, people: Sequence[str]) -> Context:
    """What the gallery is about, in that language, else in its main one."""

    def said(texts: Mapping[str, str]) -> str:
        return texts.get(language) or texts.get(manifest.languages[0], "")

    title, headline = said(manifest.title), said(manifest.headline)
    return Context(
        language=language,
        title=title,
        headline="" if headline == title else headline,
        summary=said(manifest.summary),
        event=manifest.event.name,
        place=said(manifest.event.place),
        people=tuple(people),
    )


def _pending(
    space: Workspace, item: Item, context: Context, texts: Texts, describer: Describer, *, again: bool
) -> Pending:
    photo = known_photo(space.store, item.source.sha256)
    pixels = photo.fingerprint.pixels if photo else ""
    content = pixels or item.source.sha256
    key = result_key("suggest", prompt.VERSION, content, describer.source, describer.identity, context, SIDE)
    draft, known = texts.drafts.get(item.id), space.store.answer(key, Verdict)
    if draft and draft.key == key:
        said = Answer(kind="describe", alt=draft.value, visible_text=draft.visible_text, uncertain=draft.uncertain)
        known = Verdict(state="drafted", answer=said)
    if again and known and known.state != "drafted":
        known = None
    return Pending(item=item, key=key, pixels=pixels, known=known)


def _sheet(
    space: Workspace, manifest: Manifest, texts: Texts, people: Sequence[str], names: Mapping[str, str], language: str
) -> Sheet:
    """The gallery for the audit, with unpublished texts, and what tells one scene from another."""
    plain = sheet(manifest, language, tuple(people), names)
    sha256_of = {item.id: item.source.sha256 for item in manifest.items}
    drafts = {one: draft.value for one, draft in texts.drafts.items()}
    said = {**drafts, **{one: text for one, text in texts.others.items() if text}, **texts.approved}
    images = []
    for image in plain.images:
        photo = known_photo(space.store, sha256_of[image.id])
        decorative = image.id in texts.decorative
        alt = "" if decorative else said.get(image.id)
        picture = photo.fingerprint.phash if photo else ""
        images.append(replace(image, alt=alt, decorative=decorative, picture=picture))
    return replace(plain, images=tuple(images))
