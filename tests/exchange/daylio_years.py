"""Makes a CSV export of Daylio of many years, the same for every run.

``python -m tests.exchange.daylio_years --years 10 --per-day 3 FILE``
"""

import argparse
import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

LAST = date(2026, 11, 22)
HEADER = (
    *("full_date", "date", "weekday", "time", "mood"),
    *("activities", "scales", "note_title", "note"),
)
MOODS = ("awful", "bad", "meh", "good", "rad")
ACTIVITIES = ("work", "walk ", "friends", "good sleep", "reading", "therapy", "cooking")
NOTES = ("", "", "A slow start, better later.<br>Tea &amp; a walk.", 'Said "no" and it was fine.')


def rows(years: int, per_day: int) -> Iterator[list[str]]:
    """The rows of an export, the newest first."""
    random = Random(7)
    first = date(LAST.year - years, LAST.month, LAST.day) + timedelta(days=1)
    for back in range((LAST - first).days + 1):
        day = LAST - timedelta(days=back)
        for number in reversed(range(per_day)):
            hour = 7 + number * 15 // max(per_day, 1)
            points = random.randrange(11)
            yield [
                day.isoformat(),
                f"{day:%B} {day.day}",
                f"{day:%A}",
                f"{hour % 12 or 12}:{random.randrange(60):02}\u202f{'pm' if hour >= 12 else 'am'}",
                random.choice(MOODS),
                " | ".join(random.sample(ACTIVITIES, random.randrange(4))),
                f"Sleep Quality:\u00a0{points}/10 points" if number == 0 else "",
                "",
                random.choice(NOTES),
            ]


def write(file: Path, years: int, per_day: int) -> int:
    """Write an export; returns how many rows it has."""
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(HEADER)
        for row in rows(years, per_day):
            writer.writerow(row)
            count += 1
    return count


def main() -> None:
    """Write the file that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--per-day", type=int, default=3)
    parser.add_argument("file", type=Path)
    told = parser.parse_args()
    print(f"{write(told.file, told.years, told.per_day):,} rows in {told.file}")


if __name__ == "__main__":
    main()
