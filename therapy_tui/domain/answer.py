"""How a key answers a field: what a digit means in a row, and what comes next on a scale."""

from therapy_tui.domain.fields import MOOD, Field, Kind, Value


def digit_value(field: Field, digit: int) -> Value | None:
    """The value a digit sets in a field, or ``None`` when the field has no such digit.

    On mood ``0`` is 10; on a choice the digit is the n-th choice, from 1.
    """
    if field.kind is Kind.CHOICE:
        return field.choices[digit - 1] if 1 <= digit <= len(field.choices) else None
    if field is MOOD and digit == 0:
        return MOOD.high
    return digit if field.numeric and field.low <= digit <= field.high else None


def step_value(field: Field, value: Value | None, step: int) -> Value | None:
    """The value ``step`` further along a field's scale, staying within it.

    An empty rating or count begins at its near end: the lowest going up, the highest of a rating
    going down. None set counts as empty. ``None`` for a field that has no scale.
    """
    if field.kind is Kind.CHOICE:
        at = field.choices.index(value) if isinstance(value, str) else -1 if step > 0 else 0
        return field.choices[(at + step) % len(field.choices)]
    if not field.numeric:
        return None
    if not isinstance(value, int):
        return field.low if step > 0 or field.kind is Kind.COUNT else field.high
    return min(field.high, max(field.low, value + step))


def digits_text(field: Field) -> str:
    """Which digits a row takes, in words: ``1 to 5``."""
    if field.kind is Kind.CHOICE:
        return f"1 to {len(field.choices)}"
    return f"{field.low} to {min(field.high, 9)}"


def keys_text(field: Field) -> str:
    """What each digit means in a row, in a sentence (``1: very poor, 2: poor, 3: fair.``)."""
    if field.kind is Kind.TEXT:
        return "Enter begins a text, and Enter again keeps it."
    named = [(digit, digit_value(field, digit)) for digit in (*range(1, 10), 0)]
    words = [f"{n}: {field.spoken[v]}" for n, v in named if v is not None and v in field.spoken]
    if words:
        return f"{', '.join(words)}."
    if field is MOOD:
        return f"The digits 1 to 9, and 0 for {field.high}."
    above = "; the right arrow goes on from there" if field.high > 9 else ""
    return f"The digits {digits_text(field)}{above}."
