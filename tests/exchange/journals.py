"""Any journal a person could have: days, keys that nobody knows, a profile."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from tests.conftest import TODAY
from therapy_tui.domain.calendar import Days
from therapy_tui.domain.day import Day
from therapy_tui.domain.fields import BY_KEY, FIELDS, FREQUENCY, NOTE, Field, Value
from therapy_tui.domain.profile import Break, Goal, Profile, Question

TRICKY = "'=+-@\t\r\n\0;,\"| \u200b\ufeff＝－\x1b\x85\u2028\u202e$[]#%éß中😀ab1"
"""What is lost, cut or calculated by programs that are not careful."""

_texts = st.one_of(
    st.text(st.sampled_from(TRICKY), max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
words = _texts.filter(lambda text: text.strip() != "")
dates = st.dates(date(2019, 12, 28), TODAY)


def _values(field: Field) -> st.SearchStrategy[Value]:
    if field is NOTE:
        return words
    numbers = st.integers(field.low, field.high) if field.numeric else st.nothing()
    return numbers | (st.sampled_from(field.choices) if field.choices else st.nothing())


_ZONES = [None, UTC, timezone(timedelta(hours=-3, minutes=-30))]
_plain = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    _texts,
    st.dates(),
    st.times().map(lambda moment: moment.replace(fold=0)),
    st.datetimes(timezones=st.sampled_from(_ZONES)).map(lambda moment: moment.replace(fold=0)),
)
_keys = st.text(max_size=6).filter(lambda key: key not in BY_KEY) | st.just("$toml")
strange = st.recursive(
    _plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def days(draw: st.DrawFn) -> Days:
    """Days by date; one in a few has keys that this version does not know."""
    found = {}
    for day in draw(st.sets(dates, max_size=6)):
        values: Mapping[str, Value] = draw(
            st.fixed_dictionaries({}, optional={each.key: _values(each) for each in FIELDS})
        )
        values = {each.key: values[each.key] for each in FIELDS if each.key in values}
        extra = draw(st.one_of(st.just({}), st.dictionaries(_keys, strange, max_size=2)))
        if values or extra:
            found[day] = Day(day, values, extra)
    return found


_goals = st.builds(Goal, words, st.none() | st.just(date(2020, 2, 29)), st.none() | st.just(TODAY))
_breaks = st.builds(Break, dates.filter(lambda day: day < TODAY), st.none() | st.just(TODAY))
_questions = st.builds(Question, words, st.none() | dates)

profiles = st.builds(
    Profile,
    started=st.none() | dates,
    frequency=st.none() | st.sampled_from(FREQUENCY.choices),
    next_session=st.none() | st.builds(datetime.combine, dates, st.just(time(15, 30))),
    session_weekday=st.none() | st.integers(0, 6),
    hidden=st.lists(st.sampled_from(sorted(BY_KEY)), unique=True, max_size=3).map(tuple),
    support=st.just("") | words,
    support_dismissed=st.none() | dates,
    high_mood=st.none() | st.integers(1, 10),
    poor_sleep=st.none() | st.integers(1, 4),
    goals=st.lists(_goals, max_size=3).map(tuple),
    breaks=st.lists(_breaks, max_size=2).map(tuple),
    questions=st.lists(_questions, max_size=2).map(tuple),
    extra=st.just({}),
)
