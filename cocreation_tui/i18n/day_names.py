"""What Danes and English speakers call days, weeks, months and clock times."""

from __future__ import annotations

from cocreation_tui.core.when.date_words import DateWords, Feast, Part, Unit


def _numbered(names: str, first: int) -> dict[str, int]:
    """Names in their order: each in full, its first three letters, and the other forms after a stroke."""
    return {
        form: number
        for number, name in enumerate(names.split(), first)
        for form in (name.split("/")[0][:3], *name.split("/"))
    }


_DANISH_MONTHS = _numbered(
    "januar februar marts april maj juni juli august september/sept oktober november december", 1
)
_ENGLISH_MONTHS = _numbered(
    "january february march april may june july august september/sept october november december", 1
)

DANISH_DATES = DateWords(
    weekdays=_numbered(
        "mandag/ma tirsdag/ti/tirs onsdag/on/ons torsdag/to/tors fredag/fr lørdag/lø søndag/sø", 0
    ),
    months=_ENGLISH_MONTHS | _DANISH_MONTHS,
    days={
        "i dag": 0,
        "idag": 0,
        "i morgen": 1,
        "imorgen": 1,
        "i overmorgen": 2,
        "overmorgen": 2,
    },
    units={
        "d": Unit.DAY,
        "dag": Unit.DAY,
        "dage": Unit.DAY,
        "u": Unit.WEEK,
        "uge": Unit.WEEK,
        "uger": Unit.WEEK,
        "m": Unit.MONTH,
        "md": Unit.MONTH,
        "mdr": Unit.MONTH,
        "måned": Unit.MONTH,
        "måneder": Unit.MONTH,
    },
    numbers={
        "en": 1,
        "én": 1,
        "et": 1,
        "to": 2,
        "tre": 3,
        "fire": 4,
        "fem": 5,
        "seks": 6,
        "syv": 7,
        "otte": 8,
        "ni": 9,
        "ti": 10,
        "fjorten": 14,
    },
    feasts={
        "jul": Feast(12, 24),
        "julen": Feast(12, 24),
        "juleferien": Feast(12, 24),
        "nytår": Feast(1, 1),
        "årsskiftet": Feast(1, 1),
        "årets udgang": Feast(1, 1),
        "påske": Feast(day=-3),
        "påsken": Feast(day=-3),
        "påskeferien": Feast(day=-3),
        "pinse": Feast(day=49),
        "pinsen": Feast(day=49),
        "sankthans": Feast(6, 23),
        "sankt hans": Feast(6, 23),
    },
    parts={
        "primo": Part.BEGINNING,
        "begyndelsen af": Part.BEGINNING,
        "starten af": Part.BEGINNING,
        "medio": Part.MIDDLE,
        "midten af": Part.MIDDLE,
        "ultimo": Part.END,
        "slutningen af": Part.END,
        "udgangen af": Part.END,
    },
    ahead=("om", "inden for", "indenfor", "inden", "senest om"),
    before=("inden", "før"),
    leads=("d", "den", "på", "nu på", "til", "senest", "inden", "før", "i", "ved", "af"),
    ordinal_leads=("d", "den"),
    coming=("denne", "kommende", "førstkommende", "den kommende"),
    following=("næste",),
    weeks=("uge", "u"),
    now=("nu",),
)
"""Danish. A week begins on Monday; Easter begins on Maundy Thursday, Christmas on the 24th."""

ENGLISH_DATES = DateWords(
    weekdays=_numbered("monday tuesday/tues wednesday/weds thursday/thur/thurs friday saturday sunday", 0),
    months=_DANISH_MONTHS | _ENGLISH_MONTHS,
    days={"today": 0, "tomorrow": 1, "the day after tomorrow": 2},
    units={
        "d": Unit.DAY,
        "day": Unit.DAY,
        "days": Unit.DAY,
        "w": Unit.WEEK,
        "wk": Unit.WEEK,
        "wks": Unit.WEEK,
        "week": Unit.WEEK,
        "weeks": Unit.WEEK,
        "fortnight": Unit.FORTNIGHT,
        "m": Unit.MONTH,
        "mo": Unit.MONTH,
        "month": Unit.MONTH,
        "months": Unit.MONTH,
    },
    numbers={
        "a": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    feasts={
        "christmas": Feast(12, 24),
        "new year": Feast(1, 1),
        "the new year": Feast(1, 1),
        "easter": Feast(day=-2),
        "whitsun": Feast(day=49),
        "midsummer": Feast(6, 24),
    },
    parts={
        "beginning of": Part.BEGINNING,
        "start of": Part.BEGINNING,
        "early": Part.BEGINNING,
        "mid": Part.MIDDLE,
        "middle of": Part.MIDDLE,
        "end of": Part.END,
        "late": Part.END,
    },
    ahead=("in", "within"),
    before=("before", "by"),
    leads=("the", "on", "by", "before", "due", "in", "of", "at"),
    ordinal_leads=("the",),
    coming=("this", "coming", "this coming"),
    following=("next",),
    weeks=("week", "wk", "w"),
    now=("now",),
)
"""English, as written in Europe: the day before the month."""
