"""What half a minute tells of an hour, what it tells of other models, and the graphics card."""

import io
import json
from pathlib import Path

import pytest

from small_stories.heard import Wishes
from small_stories.strings import LANGUAGES
from small_stories.transcribing.models.clip import clip_of
from small_stories.transcribing.models.graphics import (
    CARD,
    PROCESSOR,
    Graphics,
    card_tried,
    device_in_use,
    try_card,
    use_card,
)
from small_stories.transcribing.models.in_words import (
    hour_in_words,
    length_in_words,
    size_in_words,
    state_in_words,
)
from small_stories.transcribing.models.known import KnownModel, known_model, known_models
from small_stories.transcribing.models.recommending import advice_for, in_order
from small_stories.transcribing.models.remembered import remember
from small_stories.transcribing.models.try_job import needs, run
from small_stories.transcribing.models.trying import CLIP_S, hour_takes
from small_stories.transcribing.planning import plan
from small_stories.transcribing.recognising import Recogniser
from small_stories.transcribing.speech import speech_in


def named(name: str) -> KnownModel:
    found = known_model(name)
    assert found
    return found


def tried_in(minutes: float, name: str = "base") -> None:
    remember("tried", {name: minutes})


def told(given: dict[str, object]) -> dict[str, object]:
    out = io.StringIO()
    run(io.StringIO(json.dumps(given) + "\n"), out)
    return dict(json.loads(out.getvalue().splitlines()[-1]))


def test_trying_the_starter_model_tells_of_all(models: Path) -> None:
    assert hour_takes(named("base")) is None
    assert hour_in_words(named("base"), "fi") == ""
    ended = told(needs("base"))
    assert ended["event"] == "done"
    minutes = ended["minutes"]
    assert isinstance(minutes, float)
    assert 0 < minutes < 600
    takes = hour_takes(named("base"))
    assert takes
    assert (takes.minutes, takes.estimated) == (minutes, False)
    turbo = hour_takes(named("turbo"))
    assert turbo
    assert turbo.estimated
    assert turbo.minutes == pytest.approx(minutes * named("turbo").time)


def test_a_recording_of_ones_own_can_be_tried_with(models: Path, spoken: Path) -> None:
    assert told({**needs("base"), "recording": str(spoken)})["event"] == "done"
    assert told({**needs("base"), "recording": "nowhere.wav"})["key"] == "recording.not_found"


def test_what_is_not_here_is_not_tried(models: Path) -> None:
    assert told(needs("turbo"))["key"] == "models.not_here"


def test_the_likest_model_that_was_tried_tells_most(models: Path) -> None:
    remember("tried", {"base": 10.0, "turbo": 100.0})
    large, small = hour_takes(named("large-v3")), hour_takes(named("small"))
    assert large
    assert small
    assert large.minutes == pytest.approx(100 * 14 / 6.2)
    assert small.minutes == pytest.approx(100 * 2.9 / 6.2)


def test_the_clip_is_half_a_minute_of_talk() -> None:
    sound = clip_of(None, CLIP_S)
    assert sound.duration_ms == CLIP_S * 1000
    speech = speech_in(sound).stretches()
    assert sum(end - start for start, end in speech) > 15_000


def test_no_card_is_found_where_there_is_none(models: Path, model: Path) -> None:
    assert try_card(model) == Graphics.NO_CARD
    assert told(needs("base", card=True))["found"] == "no_card"
    assert card_tried() is None
    assert device_in_use() == PROCESSOR


def test_a_card_that_fails_gives_way_to_the_processor(
    models: Path, model: Path, spoken: Path
) -> None:
    wishes = Wishes(languages=("fi",))
    use_card(Graphics.WORKS)
    assert device_in_use() == CARD
    # There is no card here: the library really refuses.
    fallen_back = Recogniser(model, wishes)
    assert fallen_back.device == PROCESSOR
    assert card_tried() == Graphics.FAILED
    assert device_in_use() == PROCESSOR
    sound = clip_of(spoken, 5)
    piece = plan(speech_in(sound), sound.duration_ms)[0]
    words = Recogniser(model, wishes, device=PROCESSOR).heard(sound, piece)
    assert words.words
    assert fallen_back.heard(sound, piece) == words


def test_recommendations_follow_the_language_and_what_this_computer_does(models: Path) -> None:
    tried_in(2)
    assert advice_for("fi").first.name == "finnish-large-v3"
    assert advice_for("sv").first.name == "kb-large"
    assert advice_for("en").first.name == "turbo"
    assert advice_for("et").first.name == "turbo"
    tried_in(24)
    weak = advice_for("fi")
    assert (weak.first.name, weak.with_time and weak.with_time.name) == (
        "turbo",
        "finnish-large-v3",
    )
    assert advice_for("sv").first.name == "kb-small"
    tried_in(60)
    assert advice_for("fi").first.name == "small"
    assert advice_for("en").first.name == "small"
    tried_in(200)
    assert advice_for("fi").first.name == "base"
    assert advice_for("sv").first.name == "kb-base"
    assert advice_for("fi").with_time


def test_too_little_memory_is_no_recommendation(models: Path) -> None:
    tried_in(2)
    known = [
        KnownModel(**{**{n: getattr(each, n) for n in each.__slots__}, "memory_mb": 10**9})
        if each.name == "finnish-large-v3"
        else each
        for each in known_models()
    ]
    assert advice_for("fi", known).first.name == "turbo"


def test_the_list_begins_with_what_is_recommended(models: Path) -> None:
    tried_in(24)
    names = [model.name for model in in_order("sv")]
    assert names[:3] == ["kb-small", "kb-large", "kb-base"]
    assert sorted(names) == sorted(model.name for model in known_models())
    assert [model.name for model in in_order("fi")][:4] == [
        "turbo", "finnish-large-v3", "small", "base",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.4, "1 min"), (23.9, "24 min"), (61, "1 h"), (157, "2 h 35 min"), (478, "8 h"),
     (500, "8 h 15 min")],
)  # fmt: skip
def test_a_length_is_no_finer_than_an_estimate(minutes: float, words: str) -> None:
    assert length_in_words(minutes, "fi") == words


def test_sizes_and_states_are_words(models: Path) -> None:
    assert size_in_words(3_090_835_702, "fi") == "3,1 Gt"
    assert size_in_words(3_090_835_702, "en") == "3.1 GB"
    assert size_in_words(147_882_941, "sv") == "148 MB"
    assert size_in_words(10, "en") == "1 kB"
    for language in LANGUAGES:
        for model in known_models():
            assert state_in_words(model, language).endswith(".")
