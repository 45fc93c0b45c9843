"""THL's indicator of inclusion in a report: groups alone, counts in words, change with a figure."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from small_stories.reporting.blocks import Block, Grid, Part, Picture, Prose, Section
from small_stories.reporting.grammar import number_word, sentence, written_number
from small_stories.reporting.material import Material
from small_stories.reporting.pictures.start_and_end import Row, start_and_end
from small_stories.strings import text
from small_stories.survey.results import Change, Figure, Group, Results, Wave
from small_stories.survey.scoring import CUT_OFF
from small_stories.survey.waves import END, START

_MINUS: Final = "\u2212"


def survey(material: Material) -> list[Section]:
    """Return the section, or none where there was no survey; it stands below the numbers."""
    found = material.survey
    if found is None:
        return []
    heading = material.say("sections.survey")
    return [Section("survey", heading, tuple(survey_blocks(found, material.language)), 2)]


def survey_blocks(found: Results, language: str) -> list[Block]:
    """Return what can be said of a survey's groups in a language."""
    blocks: list[Block] = [Prose((_say(language, "survey.intro"),)), _forms(language, found)]
    if found.change is not None:
        blocks += _of_change(language, found, found.change)
    else:
        blocks += _of_waves(language, found)
    return [*blocks, Prose((_say(language, "survey.no_one"),))]


def wave_name(wave: str, language: str) -> str:
    """Return what a wave is called; one without a name is the survey."""
    known = wave or "only"
    return text(f"survey.waves.{known}", language) if known in (START, END, "only") else wave


def mean_written(mean: float, language: str) -> str:
    """Return a mean with one decimal: 62,5."""
    return written_number(f"{mean:.1f}", language)


def group_name(group: str, language: str) -> str:
    """Return a group's name, also of those who told none."""
    return group or text("survey.no_group", language)


def difference_written(means: Sequence[float], language: str) -> str:
    """Return a change of two means as they are written, with its sign: +8,5."""
    change = round(means[-1], 1) - round(means[0], 1)
    sign = "+" if change > 0.049 else _MINUS if change < -0.049 else "±"
    return sign + mean_written(abs(change), language)


def _forms(language: str, found: Results) -> Prose:
    """Return how many forms there are, and how many of them have no score."""
    lines = [
        sentence(_say(language, "survey.forms", each.forms, wave=_wave(language, each.name),
                              n=_n(language, each.forms)))
        for each in found.waves
    ]  # fmt: skip
    lacking = sum(each.incomplete for each in found.waves)
    if lacking:
        n = number_word(lacking, language, "elative")
        lines.append(sentence(_say(language, "survey.incomplete", lacking, n=n)))
    return Prose((" ".join(lines),))


def _of_change(language: str, found: Results, change: Change) -> list[Block]:
    first, last = (_wave(language, each) for each in found.times)
    means = (change.first.mean, change.last.mean)
    written = [mean_written(each, language) for each in means]
    said = _say(
        language, "survey.change", n=_plain(language, change.people), first=first, last=last,
        first_mean=written[0], last_mean=written[1],
        change=difference_written(means, language),
    )  # fmt: skip
    weak = _say(
        language, "survey.weak_twice", n=_plain(language, change.people), first=first, last=last,
        first_n=_weak(language, change.first), last_n=_weak(language, change.last),
    )  # fmt: skip
    rest = [_rest(language, each, found) for each in found.waves if found.unpaired.get(each.name)]
    groups = found.groups.get("", ())
    blocks: list[Block] = [Prose((f"{said} {weak}",))]
    if rest:
        blocks.append(Prose((" ".join(rest),)))
    if groups:
        blocks += _table(language, found, groups, change)
    return [*blocks, _picture(language, found, change, groups)]


def _rest(language: str, wave: Wave, found: Results) -> str:
    """Return in a sentence who answered at one time alone."""
    count, name = found.unpaired[wave.name], _wave(language, wave.name)
    said = _say(
        language, "survey.unpaired", count, wave=name, n=number_word(count, language, "ablative")
    )
    if wave.figure:
        mean = mean_written(wave.figure.mean, language)
        return f"{sentence(said)} {_say(language, 'survey.their_mean', mean=mean)}"
    return sentence(said)


def _of_waves(language: str, found: Results) -> list[Block]:
    blocks: list[Block] = []
    for each in found.waves:
        name = _wave(language, each.name)
        if each.figure is None:
            said = _say(language, "survey.too_few", wave=name, limit=found.limit)
        else:
            said = _say(
                language, "survey.of_wave", wave=name, n=_plain(language, each.figure.people),
                mean=mean_written(each.figure.mean, language),
                weak=_weak(language, each.figure),
            )  # fmt: skip
        blocks.append(Prose((sentence(said),)))
        if groups := found.groups.get(each.name, ()):
            blocks += _table_of_wave(language, found, each, groups)
    if len(found.times) > 1:
        blocks.append(Prose((_say(language, "survey.no_change", limit=found.limit),)))
    return blocks


Rows = tuple[tuple[tuple[Part, ...], ...], ...]


def _table(language: str, found: Results, groups: tuple[Group, ...], change: Change) -> list[Block]:
    say = partial(_say, language)
    first, last = (sentence(_wave(language, each))[:-1] for each in found.times)
    header = (say("survey.group"), say("survey.people"), first, last, say("survey.difference"))
    whole = Group(say("survey.everybody"), change.people, (change.first.mean, change.last.mean))
    rows: list[tuple[str, ...]] = []
    for each in (*groups, whole):
        name = group_name(each.name, language)
        if each.means is None:
            rows.append((name, *([say("survey.hidden")] * 4)))
        else:
            means = [mean_written(mean, language) for mean in each.means]
            rows.append(
                (name, _plain(language, each.people or 0), *means,
                 difference_written(each.means, language))
            )  # fmt: skip
    grid = Grid(say("survey.caption"), header, _cells(rows), (25, 16, 21, 21, 17))
    return [grid, *_about_hidden(language, found, groups)]


def _table_of_wave(
    language: str, found: Results, wave: Wave, groups: tuple[Group, ...]
) -> list[Block]:
    say = partial(_say, language)
    header = (say("survey.group"), say("survey.people"), say("survey.mean"))
    rows = [
        (group_name(each.name, language), _plain(language, each.people or 0),
         mean_written(each.means[0], language))
        if each.means else (group_name(each.name, language), *([say("survey.hidden")] * 2))
        for each in groups
    ]  # fmt: skip
    caption = f"{say('survey.caption')}, {_wave(language, wave.name)}"
    grid = Grid(caption, header, _cells(rows), (50, 25, 25))
    return [grid, *_about_hidden(language, found, groups)]


def _about_hidden(language: str, found: Results, groups: tuple[Group, ...]) -> list[Block]:
    if all(each.means for each in groups):
        return []
    return [Prose((_say(language, "survey.about_hidden", limit=found.limit),))]


def _picture(language: str, found: Results, change: Change, groups: tuple[Group, ...]) -> Picture:
    """Return the figure of the start and the end, with the same told in words."""
    say = partial(_say, language)
    whole = Group(say("survey.everybody"), change.people, (change.first.mean, change.last.mean))
    rows = []
    for each in (*groups, whole):
        if each.means:
            first, last = each.means[:2]
            written = (mean_written(first, language), mean_written(last, language))
            rows.append(Row(group_name(each.name, language), (first, last), written))
    times = (_wave(language, found.times[0]), _wave(language, found.times[1]))
    drawn = start_and_end(tuple(rows), times, (CUT_OFF, say("survey.cut_off")))
    told = "; ".join(f"{row.name} {row.written[0]} → {row.written[1]}" for row in rows)
    return Picture(
        image=drawn,
        caption=say("survey.picture"),
        source=say("survey.source"),
        alternative=say("survey.alternative", first=times[0], last=times[1], told=told),
    )


def _cells(rows: list[tuple[str, ...]]) -> Rows:
    return tuple(tuple((words,) for words in row) for row in rows)


def _wave(language: str, wave: str) -> str:
    return wave_name(wave, language)


def _weak(language: str, figure: Figure) -> str:
    count = figure.very_weak
    return _n(language, count) if count else _say(language, "survey.nobody")


def _n(language: str, count: int) -> str:
    return number_word(count, language)


def _plain(language: str, count: int) -> str:
    return written_number(str(count), language)


def _say(language: str, key: str, count: int | None = None, **fields: object) -> str:
    return text(f"report.{key}", language, count, **fields)
