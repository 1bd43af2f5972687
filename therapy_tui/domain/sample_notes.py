"""The notes of the made-up journal, by what kind of day they were written on."""

SESSION: tuple[str, ...] = (
    "first session after the break",
    "Talked about Sunday evenings again. Smaller than last time.",
    "Good hour. Left with one thing to try.",
    "Hard to start today, easier after ten minutes.",
    "We went through the worry list.\nTwo lines could be crossed out.",
    "Session by video, the train was cancelled.",
    "Said the thing I had been circling for weeks.",
    "Tired afterwards, but the quiet kind.",
    "Next step: ask Renée about the shared kitchen.",
    "Wrote the plan for bad evenings together.",
)

POOR_SLEEP: tuple[str, ...] = (
    "awake from three to five",
    "Neighbour's party until late.",
    "slept badly, took the morning slowly",
    "Woke at four with the deadline in my head.",
    "Hot night, 27 °C in the bedroom.",
    "Too much screen after ten, again.",
    "short night, long day",
)

LOW: tuple[str, ...] = (
    "hard week, two days not logged",
    "Cancelled dinner. Did not want to explain.",
    "Argument with my brother.\nRang him back in the evening, we are fine.",
    "Everything took twice as long.",
    "Stayed in bed until eleven.",
    "The letter from the landlord. Put it in the drawer.",
    "Cried in the car, then drove home.",
    "Meeting went badly, or it felt like it did.",
    "Could not find the point of today.",
    "Rain, headache, no walk.",
)

GOOD: tuple[str, ...] = (
    "Walked to the lake and back.",
    "Said no to the extra shift. Nothing bad happened.",
    "Café with Zoë, laughed a lot.",
    "Cooked for three, they stayed until midnight.",
    "slept well, ran in the morning",
    "Finished the tax form!",
    "Sang in the kitchen, noticed it only later.",
    "Called my father. We talked about the garden.",
    "First swim of the year, the water was 15°.",
    "A whole afternoon without checking my phone.",
    "Answered the message I had put off for a month.",
)

PLAIN: tuple[str, ...] = (
    "Ordinary day.",
    "Office in the morning, home in the afternoon.",
    "Breathing exercise on the tram, twice.",
    "Thought record done before lunch.",
    "Dentist, nothing to report.",
    "Started the book Anaïs lent me.",
    "Groceries, laundry, early night.",
    "Tried the exercise, stopped halfway.",
    "Worried in the morning, busy after that.",
    "Long call with the insurance, sorted now.",
    "Wrote three lines instead of a page.",
    "Half an hour on the balcony with tea.",
)

NOTE_ALONE: tuple[str, ...] = (
    "Too tired for numbers today.",
    "On the road all day.",
    "Nothing to say. Still here.",
    "Visiting family, back on Monday.",
)
"""Notes of days without a rating."""
