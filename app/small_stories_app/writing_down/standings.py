"""How far each interview is written down: what is stored, and what is going on right now."""

from collections.abc import Sequence

from small_stories.storage.coverage import Coverage, coverage
from small_stories.storage.interviews import Interview
from small_stories.storage.transcriptions import (
    Run,
    Written,
    run_of_interview,
    states,
    written_until,
)
from small_stories.storage.unsure_places import unsure_places
from small_stories_app.bringing_in.recordings import Recordings
from small_stories_app.session import Session
from small_stories_app.writing_down.line import RunLine
from small_stories_app.writing_down.standing import (
    Stand,
    Standing,
    coverage_in_words,
    in_few_words,
    in_words,
)


class Standings:
    """Says where interviews stand, on the line of the one on the page and in the list.

    What is stored is read once after each change.
    """

    def __init__(self, session: Session, recordings: Recordings) -> None:
        self._session = session
        self._recordings = recordings
        self._states: dict[int, Written] = {}
        self._runs: dict[int, Run | None] = {}
        self._until: dict[int, int] = {}
        self._doubted: dict[int, bool] = {}
        self._covered: tuple[int, Coverage | None] | None = None
        self.line = RunLine(session)

    def read(self) -> None:
        """Read anew how far everything is."""
        self._states = states(self._session.project)
        self._runs.clear()
        self._until.clear()
        self._doubted.clear()

    def unfinished(self) -> list[int]:
        """Return the interviews whose writing down broke off."""
        partly = (n for n, state in self._states.items() if state == Written.PARTLY)
        return [number for number in partly if self._recordings.stand_of(number) is None]

    def offer_to_go_on(self, interviews: Sequence[Interview]) -> None:
        """Say which interviews broke off, as when their project is opened; none is begun by it."""
        unfinished = self.unfinished()
        codes = [one.code for one in interviews if one.id in unfinished]
        if codes and not self._recordings.is_working:
            said = self._session.text("writing_down.left_unfinished", codes=", ".join(codes))
            self._session.said.emit(said)

    def run_of(self, interview: int) -> Run | None:
        """Return what is stored of an interview's run, read once after each change."""
        if interview not in self._runs:
            self._runs[interview] = run_of_interview(self._session.project, interview)
        return self._runs[interview]

    def standing(self, interview: Interview) -> Standing | None:
        """Return where an interview stands; None where nothing goes on and nothing is amiss."""
        going = self._recordings.stand_of(interview.id)
        state = self._states.get(interview.id)
        if going is None and state != Written.PARTLY:
            return None
        left = self._recordings.seconds_left if going == Stand.RECOGNISING else None
        if interview.id not in self._until:
            self._until[interview.id] = written_until(self._session.project, interview.id)
        to = self._until[interview.id]
        return Standing(going or Stand.STOPPED, to, interview.duration_ms or 0, left)

    def in_few_words(self, interview: Interview) -> str:
        """Return where an interview stands for its line in the list, or nothing."""
        standing = self.standing(interview)
        if standing is None and self._is_without_words(interview):
            return self._session.text("writing_down.no_words_heard")
        return in_few_words(self._session, standing) if standing else ""

    def _is_without_words(self, interview: Interview) -> bool:
        return not interview.turns and self._states.get(interview.id) == Written.DONE

    def show(self, interview: Interview | None) -> None:
        """Say on the line where the interview on the page stands."""
        standing = self.standing(interview) if interview else None
        if standing is None or interview is None:
            self._show_done(interview)
            return
        self._covered = None
        words = in_words(self._session, standing)
        button = self.line.stop if standing.is_running else self.line.go_on
        waits = standing.stand == Stand.WAITING
        self.line.say(words, *(() if waits else (button,)))

    def _show_done(self, interview: Interview | None) -> None:
        """Say of a whole text that nobody has checked yet what may be amiss with it."""
        run = self.run_of(interview.id) if interview and interview.draft_turns else None
        if run is None:
            self.line.say("")
        elif run.voices_failed:
            self.line.say(self._session.text("writing_down.voices_failed"), self.line.voices)
        else:
            covered = self._coverage(run)
            words = coverage_in_words(self._session, covered) if covered else ""
            listed = covered and (covered.gaps or self._is_doubted(run.interview_id))
            self.line.say(words, *((self.line.places,) if listed else ()))

    def _is_doubted(self, interview: int) -> bool:
        """Tell whether there are places to listen to again, read once after each change."""
        if interview not in self._doubted:
            self._doubted[interview] = bool(unsure_places(self._session.project, interview))
        return self._doubted[interview]

    def _coverage(self, run: Run) -> Coverage | None:
        """Return how much of the speech has text; not read again for every correction."""
        if self._covered is None or self._covered[0] != run.id:
            self._covered = run.id, coverage(self._session.project, run.interview_id)
        return self._covered[1]
