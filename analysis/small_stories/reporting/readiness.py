"""What still keeps the quotes of a project from being exported, and what to look at before."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from small_stories.anonymising.leaving.own_texts import free_text_leaks
from small_stories.anonymising.rewriting.printed import QuotedTalk
from small_stories.model import CheckState, Profile
from small_stories.reporting.cautions import Caution, who_could_it_be
from small_stories.reporting.material import reading_text
from small_stories.reporting.printed import IN_CHAPTER
from small_stories.storage.identities import searched
from small_stories.storage.interviews import interviews, turn, turn_number
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote, quote_spans, quotes, spans_of_quotes
from small_stories.storage.setup import consents, project_facts, refuses
from small_stories.storage.stories import Story, goals_of_stories, readings, stories
from small_stories.strings import text
from small_stories.typology.codes import quote_codes, story_codes

# Texts that stand at a quote's or a story's row, so that their code can be told.
_AT_A_STORY = ("title", "reading", "impact_story")
_AT_A_QUOTE = ("attribution", "quote")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that stops an export; ``kind`` is a key under ``report.hindrances``.

    ``fields`` are what its sentence needs: codes and places, never words.
    """

    kind: str
    quote_id: int
    quote: str
    fields: dict[str, str] = field(default_factory=dict)


def hindrances(
    project: Project, leaving: Collection[int] | None = None, profile: Profile | None = None
) -> list[Hindrance]:
    """Return what stops an export, quote by quote; an empty list means that it can be made.

    ``leaving`` are the quotes that would leave, all of them when not given. For another profile
    than the project's own, a quote that prints other words there has not been passed by eye.
    """
    codes = quote_codes(project)
    told = {story.id: story for story in stories(project)}
    ground = _Ground(project)
    return [
        found
        for quote in _as_read(project, profile)
        if leaving is None or quote.id in leaving
        for found in _of_quote(ground, quote, told[quote.story_id], codes[quote.id])
    ]


def warnings(project: Project) -> list[Caution]:
    """Return what the analyst should look at before an export."""
    found: list[Caution] = []
    told = {story.id: story for story in stories(project)}
    codes, talk = quote_codes(project), QuotedTalk(project)
    for quote in quotes(project):
        found += _draft_turns(project, quote, codes[quote.id])
        if talk.has_brackets_of_its_own(quote.id, quote.translation):
            found.append(Caution("brackets", quote.id, {"quote": codes[quote.id]}))
        if told[quote.story_id].check_state == CheckState.DENIED:
            found.append(Caution("denied", quote.id, {"quote": codes[quote.id]}))
        if told[quote.story_id].kind not in IN_CHAPTER:
            found.append(Caution("outside_report", quote.id, {"quote": codes[quote.id]}))
    return [*found, *who_could_it_be(project, codes), *_hidden_names(project)]


def hindrance_text(found: Hindrance, language: str) -> str:
    """Return the sentence that tells of a hindrance, naming the quote by its code."""
    fields: dict[str, object] = {**found.fields, "quote": found.quote}
    if "kind" in fields:
        fields["kind"] = text(f"identity_kinds.{fields['kind']}", language)
    return text(f"report.hindrances.{found.kind}", language, None, **fields)


def warning_text(found: Caution, language: str) -> str:
    """Return the sentence that tells of a warning."""
    fields: dict[str, object] = {**found.fields}
    if "kinds" in fields:
        kinds = found.fields["kinds"].split()
        fields["kinds"] = ", ".join(
            text(f"who_could_it_be.kinds.{kind}", language) for kind in kinds
        )
    if "where" in fields:
        fields["where"] = text(f"report.own_texts.{fields['where']}", language)
    return text(f"report.warnings.{found.kind}", language, None, **fields)


def _as_read(project: Project, profile: Profile | None) -> list[Quote]:
    """Return the quotes; one that a profile prints otherwise than it was read is not passed."""
    found = quotes(project)
    if profile is None or profile == project_facts(project).profile:
        return found
    talk = QuotedTalk(project)
    as_it_was = {each.id: talk.text(each.id, profile) == talk.text(each.id) for each in found}
    return [replace(q, passed_by_eye=bool(q.passed_by_eye and as_it_was[q.id])) for q in found]


class _Ground:
    """What quotes need before they can leave, read once for all of them."""

    def __init__(self, project: Project) -> None:
        self.project, self.talk = project, QuotedTalk(project)
        self.spans = spans_of_quotes(project)
        self.readings, self.goals = readings(project), goals_of_stories(project)
        self.talks = {each.id: each for each in interviews(project)}
        self.searched = {number for number in self.talks if searched(project, number)}
        self._allowed: dict[int, bool] = {}

    def may_be_quoted(self, interviewee: int) -> bool:
        """Tell whether an interviewee has allowed quotes and not taken the stories back."""
        if interviewee not in self._allowed:
            refused = refuses(self.project, interviewee, "stories")
            self._allowed[interviewee] = (
                consents(self.project, interviewee, "quotes") and not refused
            )
        return self._allowed[interviewee]

    def has_lost_words(self, quote: int) -> bool:
        """Tell whether words of a quote are gone, or all of them."""
        places = self.spans.get(quote, [])
        return not places or any(each.lost_words or each.start == each.end for each in places)


def _of_quote(ground: _Ground, quote: Quote, story: Story, code: str) -> Iterator[Hindrance]:
    for mark in ground.talk.marks(quote.id):
        if mark.decision is None:
            number = turn_number(ground.project, mark.turn_id)
            place = {"kind": mark.kind, "turn": str(number)}
            yield Hindrance("undecided", quote.id, code, place)
    talk = ground.talks[quote.interview_id]
    where = {"interview": talk.code}
    if talk.id not in ground.searched:
        yield Hindrance("not_searched", quote.id, code, where)
    for kind in _bare(ground, story):
        yield Hindrance(kind, quote.id, code)
    if talk.interviewee_id is None:
        yield Hindrance("teller_unknown", quote.id, code, where)
    elif not ground.may_be_quoted(talk.interviewee_id):
        yield Hindrance("no_consent", quote.id, code)
    if ground.has_lost_words(quote.id):
        yield Hindrance("lost_words", quote.id, code)
    if not quote.passed_by_eye:
        yield Hindrance("not_passed", quote.id, code)


def _bare(ground: _Ground, story: Story) -> Iterator[str]:
    # What the teller has denied is not printed, but the teller's own words may be.
    denied = story.check_state == CheckState.DENIED
    found = None if denied else ground.readings.get(story.id)
    if not denied and not reading_text(found):
        yield "no_reading"
    if story.id not in ground.goals and not (found and found.exemplifies.strip()):
        yield "no_effect"


def _draft_turns(project: Project, quote: Quote, code: str) -> Iterator[Caution]:
    for number in dict.fromkeys(place.turn_id for place in quote_spans(project, quote.id)):
        found = turn(project, number)
        if found and found.state == "draft":
            fields = {"quote": code, "turn": str(turn_number(project, number))}
            yield Caution("draft_turn", quote.id, fields, number)


def _hidden_names(project: Project) -> Iterator[Caution]:
    story_names, quote_names = story_codes(project), quote_codes(project)
    for leak in free_text_leaks(project):
        code = story_names[leak.row] if leak.where in _AT_A_STORY else ""
        code = quote_names[leak.row] if leak.where in _AT_A_QUOTE else code
        fields = {"where": leak.where, "code": f" ({code})" if code else ""}
        yield Caution(
            "hidden_number" if leak.by_shape else "hidden_name",
            leak.row if leak.where in _AT_A_QUOTE else None,
            fields,
            story_id=leak.row if leak.where in _AT_A_STORY else None,
        )
