"""What the heading says of the therapy: how often, for how long, and when the next session is."""

from datetime import date

from therapy_tui.domain.calendar import months_in_therapy
from therapy_tui.domain.clock import Clock
from therapy_tui.domain.fields import DURATION, FREQUENCY
from therapy_tui.domain.profile import Profile
from therapy_tui.domain.words import months_words
from therapy_tui.insight.record import Record


def frequency_words(record: Record) -> str:
    """How often sessions are, as of the record's day, and whether that is only assumed."""
    said = FREQUENCY.text(record.frequency_on(record.as_of))
    return f"{said} (assumed)" if record.frequency_assumed else said


def duration_words(record: Record) -> str:
    """``7 months in therapy``, from the start or else the band last chosen; empty if not known."""
    started = record.profile.started
    if started is not None:
        return f"{months_words(months_in_therapy(started, record.as_of))} in therapy"
    bands = [band for entry in record.days.values() if (band := entry.get(DURATION.key))]
    band = bands[-1] if bands else record.earlier_duration
    return f"{DURATION.text(band)} in therapy" if band else ""


def next_session_date(profile: Profile, clock: Clock, made: date) -> date | None:
    """The day of the next session in the person's time zone; ``None`` once it has passed."""
    session = profile.next_session
    if session is None:
        return None
    local = session.astimezone(clock.now().tzinfo) if session.tzinfo else session
    return local.date() if local.date() >= made else None
