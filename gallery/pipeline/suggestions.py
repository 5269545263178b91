"""Ask about every picture that has no text, and keep each answer as it comes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from gallery.alttext.drafting.asking import verdicts
from gallery.alttext.drafting.drafts import Draft
from gallery.alttext.drafting.judging import judge
from gallery.alttext.drafting.question import Answer, Describer, Load, Picture, Question, Verdict
from gallery.alttext.drafting.states import LASTING, PASSING, STATES
from gallery.errors import CleaningFailed
from gallery.model import Progress
from gallery.pipeline.deciding import load_decisions
from gallery.pipeline.drafts import load_drafts, save_drafts
from gallery.pipeline.outgoing import picture_of
from gallery.pipeline.report_names import source_names
from gallery.pipeline.suggested import Suggestion, SuggestReport
from gallery.pipeline.wanted import Pending, Plan, Wanted, planned
from gallery.pipeline.workspace import Workspace
from gallery.ports import OnEvent, Sheet

_PATIENCE: Final = 3
"""Questions in a row that fail for a reason of the moment, after which the run ends."""


def estimated(space: Workspace, wanted: Wanted, describer: Describer, on_event: OnEvent | None) -> SuggestReport:
    """What asking would send; every picture is made, and nothing is sent."""
    run = _Run(space, wanted, describer, on_event)
    total = Load()
    for plan in run.plans:
        for group in plan.groups(describer.most_pictures):
            question = run.question(plan, group)
            total += describer.load(question) if question.pictures else Load()
            run.told(group)
    return SuggestReport(estimate=True, load=total, suggestions=run.suggestions())


def suggested(space: Workspace, wanted: Wanted, describer: Describer, on_event: OnEvent | None) -> SuggestReport:
    """Ask, and keep what comes."""
    run = _Run(space, wanted, describer, on_event)
    try:
        for plan in run.plans:
            for group in plan.groups(describer.most_pictures):
                run.ask(plan, group)
                run.told(group)
    finally:
        save_drafts(space, run.drafts)
    return SuggestReport(
        load=describer.sent, suggestions=run.suggestions(), stopped=run.stopped, failed=run.stopped_by in PASSING
    )


class _Run:
    """The questions of one run, and what has come of them so far."""

    def __init__(self, space: Workspace, wanted: Wanted, describer: Describer, on_event: OnEvent | None) -> None:
        self._space, self._wanted, self._describer, self._on_event = space, wanted, describer, on_event
        self.drafts = load_drafts(space)
        decisions, names = load_decisions(space), source_names(space.files)
        self.plans = planned(space, wanted, describer, decisions, self.drafts, names)
        self.stopped, self.stopped_by = "", ""
        self._found: dict[tuple[str, str], Suggestion] = {}
        self._new: dict[str, dict[str, str]] = {plan.context.language: {} for plan in self.plans}
        self._order = {item.id: item.order for item in wanted.manifest.items}
        self._failures = self._done = 0
        self._total = sum(len(group) for plan in self.plans for group in plan.groups(1))
        for plan in self.plans:
            for one in plan.pending:
                if one.known:
                    self._keep(plan, one, one.known, reused=True)
        self.told(())

    def question(self, plan: Plan, group: Sequence[Pending]) -> Question:
        """The question about a group; pictures that cannot be had are left out, and named."""
        pictures = []
        for one in group:
            try:
                jpeg = picture_of(self._space, one.item)
                unusable = "" if jpeg else "no rendition can be read"
            except CleaningFailed as failed:
                jpeg, unusable = None, failed.message
            if jpeg:
                pictures.append(Picture(id=one.item.id, jpeg=jpeg))
            else:
                self._keep(plan, one, Verdict(state="no-picture", message=unusable))
        approved = plan.near(group[0].item, self._order)
        return Question(context=plan.context, pictures=tuple(pictures), approved=approved)

    def ask(self, plan: Plan, group: Sequence[Pending]) -> None:
        """Ask about a group, unless the run has ended."""
        if self.stopped:
            for one in group:
                self._keep(plan, one, Verdict(state="not-asked"))
            return
        question = self.question(plan, group)
        if not question.pictures:
            return
        settings = self._wanted.settings
        judged = judge(self._sheet(plan), plan.rules, self._wanted.manifest.languages or settings.languages)
        found = verdicts(question, self._describer, judged)
        for one in group:
            if one.item.id in found:
                self._keep(plan, one, found[one.item.id])
        self._notice(list(found.values()))

    def told(self, group: Sequence[Pending]) -> None:
        """Tell the progress."""
        self._done += len(group)
        if self._on_event and self._total:
            key = group[-1].item.id if group else ""
            self._on_event(Progress(stage="suggest", done=self._done, total=self._total, key=key))

    def suggestions(self) -> tuple[Suggestion, ...]:
        """By language and item."""
        pairs = [(plan.context.language, one.item.id) for plan in self.plans for one in plan.pending]
        return tuple(self._found[pair] for pair in pairs if pair in self._found)

    def _sheet(self, plan: Plan) -> Sheet:
        """The plan's sheet with what was drafted since, here and in the other languages."""
        new = self._new[plan.context.language]
        images = tuple(replace(one, alt=new[one.id]) if one.id in new else one for one in plan.sheet.images)
        others: dict[str, Mapping[str, str | None]] = dict(plan.sheet.others)
        for language, texts in self._new.items():
            if language != plan.context.language:
                others[language] = {**others.get(language, {}), **texts}
        return replace(plan.sheet, images=images, others=others)

    def _keep(self, plan: Plan, one: Pending, verdict: Verdict, *, reused: bool = False) -> None:
        language, sha256 = plan.context.language, one.item.source.sha256
        drafted = verdict.answer if verdict.state == "drafted" else None
        if verdict.state in LASTING and not reused:
            self._space.store.put_answer(one.key, sha256, replace(verdict, message="", ends_run=False))
        if drafted:
            self._new[language][one.item.id] = drafted.alt
            old = self.drafts.of(sha256, language)
            if old is None or (old.key, old.value) != (one.key, drafted.alt):
                self.drafts = self.drafts.having(sha256, language, self._draft(drafted, one, old))
        self._found[language, one.item.id] = Suggestion(
            image=one.item.id,
            language=language,
            state=verdict.state,
            alt=drafted.alt if drafted else None,
            visible_text=verdict.answer.visible_text if verdict.answer else "",
            uncertain=verdict.answer.uncertain if verdict.answer else (),
            rules=verdict.rules,
            message=verdict.message,
            reused=reused,
        )

    def _draft(self, said: Answer, one: Pending, old: Draft | None) -> Draft:
        return Draft(
            value=said.alt,
            source=self._describer.source,
            by=self._describer.name,
            at=datetime.now(UTC).replace(microsecond=0),
            key=one.key,
            pixels=one.pixels,
            visible_text=said.visible_text,
            uncertain=said.uncertain,
            earlier=tuple(dict.fromkeys((old.value, *old.earlier))) if old else (),
        )

    def _notice(self, found: Sequence[Verdict]) -> None:
        """End the run where going on would be of no use."""
        failed = [one for one in found if one.state in PASSING]
        self._failures = self._failures + 1 if len(failed) == len(found) else 0
        last = next((one for one in found if one.ends_run), None)
        last = last or (failed[-1] if self._failures >= _PATIENCE else None)
        if last:
            self.stopped_by = "not-asked" if last.state not in PASSING else last.state
            said = last.message or STATES[last.state]
            self.stopped = f"{STATES[last.state]}: {last.message}" if last.state in PASSING and last.message else said
