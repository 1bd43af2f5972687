"""The fields of the check-in that this therapy uses."""

from therapy_tui.domain.fields import FIELDS, MOOD
from therapy_tui.tui.settings.page import ChangeProfile, Doing, Item, Page, Say

MOOD_STAYS = "Mood stays: a day is logged when it has one, and every figure rests on it."
IN_USE = "Enter switches it off: its row, chart and lines of the page go, old values stay."
OFF = "It is off; old values are kept. Enter switches it on again."


class FieldsPage(Page):
    """One field a row, in the order of the check-in."""

    KEY = "fields"
    TITLE = "Fields in use"
    ACTIONS = frozenset({"change", "adjust", "clear"})

    def items(self) -> tuple[Item, ...]:
        """Each field, with whether it is used."""
        hidden = self.desk.profile().hidden
        rows = []
        for field in FIELDS:
            off = field.key in hidden
            about = OFF if off else MOOD_STAYS if field is MOOD else IN_USE
            rows.append(Item(field.label, "off" if off else "in use", about, off, steps=True))
        return (Item("Fields of the check-in", heading=True), *rows)

    def change(self, at: int) -> Doing:
        """Switch it on or off."""
        field, hidden = FIELDS[at], self.desk.profile().hidden
        if field.key in hidden:
            return ChangeProfile({"hidden": tuple(key for key in hidden if key != field.key)})
        if field is MOOD:
            return Say(MOOD_STAYS)
        wanted = {*hidden, field.key}
        return ChangeProfile({"hidden": tuple(each.key for each in FIELDS if each.key in wanted)})

    def adjust(self, at: int, step: int) -> Doing:
        """Switch it as well."""
        return self.change(at)

    def clear(self, at: int) -> Doing:
        """Back to the usual: in use."""
        if FIELDS[at].key in self.desk.profile().hidden:
            return self.change(at)
        return Say("It is in use already.")
