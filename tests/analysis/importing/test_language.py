from pathlib import Path

import pytest

from small_stories.importing.language import language_of

TALK = Path(__file__).parents[1] / "anonymising" / "talk"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "No mä menin sinne ja se oli ihan kiva, mut en mä tiedä."),
        ("fi", "ma olin siella ja se oli tosi kiva niin"),
        ("fi", ""),
        ("fi", "Kristjan Tamm."),
        ("sv", "Jag var där och det var bra, men sen gick jag hem."),
        ("en", "I was there and it was good, but then I went home."),
        ("et", "Ma ei rääkinud kellegagi. Siis tuli Ülle ja ütles midagi. Nüüd see on väga tore."),
        ("so", "Waxaan imid halkan markii hore, laakiin hadda waxaa jira dad badan."),
        ("ar", "اسمي أحمد، جئت من حلب في سنة ٢٠١٥. Prisma"),
        ("fa", "من از ایران آمدم و پیش از این چای می‌خوردم"),
        ("ru", "Я приехала в Финляндию пять лет назад."),
        ("uk", "Я приїхала до Фінляндії п'ять років тому."),
    ],
)
def test_the_language_is_told_by_small_words_or_letters(language: str, said: str) -> None:
    assert language_of(said) == language


def test_no_talk_is_taken_for_a_language_nearby() -> None:
    files = [file.read_text(encoding="utf-8").splitlines() for file in TALK.glob("*.txt")]
    lines = [line for file in files for line in file if line.startswith(("fi:", "sv:", "en:"))]
    taken = [line for line in lines if language_of(line) in ("et", "so")]
    assert len(lines) > 1000
    assert taken == []
