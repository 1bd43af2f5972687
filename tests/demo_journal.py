"""The made-up journal as files, written fast: for tests, pictures and benchmarks."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from therapy_tui.domain.calendar import Month
from therapy_tui.domain.day import Day
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.sample import DAYS, Sample, sample_journal
from therapy_tui.journal.profile_change import change_profile
from therapy_tui.journal.profile_text import NEW_PROFILE
from therapy_tui.journal.toml_value import render_pair


def write_demo_journal(
    folder: Path, last: date, days: int = DAYS, *, today_filled: bool = False
) -> Sample:
    """Write the sample journal that ends on ``last`` into a folder, as the program would."""
    sample, texts = _made(last, days, today_filled)
    _write_all(folder, texts)
    return sample


@cache
def _made(last: date, days: int, today_filled: bool) -> tuple[Sample, dict[str, str]]:
    """A sample journal and its files' texts, made once."""
    sample = sample_journal(last, days, today_filled=today_filled)
    return sample, _texts(sample)


def write_sample(folder: Path, sample: Sample) -> None:
    """Write a sample's months and profile into a folder, as the program would."""
    _write_all(folder, _texts(sample))


def month_text(entries: Iterable[Day]) -> str:
    """The text of a month file with these days, which are in date order."""
    text = "format = 1\n"
    for entry in entries:
        lines = "".join(render_pair(key, value) for key, value in entry.values.items())
        text += f"\n[{entry.date}]\n{lines}"
    return text


def profile_values(profile: Profile) -> dict[str, object]:
    """The settings of a profile that say something, as ``Journal.update_profile`` takes them."""
    values = profile._asdict()
    values.pop("extra")
    return {name: value for name, value in values.items() if value not in (None, "", ())}


def _texts(sample: Sample) -> dict[str, str]:
    """The files of a sample's journal, by their names."""
    months = groupby(sample.days.values(), lambda entry: Month.of(entry.date))
    texts = {f"{month}.toml": month_text(entries) for month, entries in months}
    texts["profile.toml"] = change_profile(NEW_PROFILE, profile_values(sample.profile))
    return texts


def _write_all(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8", newline="")
