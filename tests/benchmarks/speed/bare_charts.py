"""Draws mood as a line and homework as bars with plotext, at each key: nothing else.

The first argument is a JSON object with a pair of lists for each key. A number of ``null`` is a
gap.
"""

import json
import os
import sys
import tty

import plotext as plt

WIDTH, MOOD_ROWS, BAR_ROWS = 80, 10, 7


def draw(mood: list[float | None], homework: list[float | None]) -> str:
    """Both charts, one below the other."""
    figure = plt.figure
    figure.clear()
    plt.terminal.limit(False, False)
    figure.theme("colorless")
    figure.plot_size(WIDTH, MOOD_ROWS)
    figure.ruler("y", "left").lim(1, 10)
    there = [at for at, value in enumerate(mood) if value is not None]
    values = [value for value in mood if value is not None]
    signal = figure.signal(there, values, marker="braille").lines(True)
    for index, at in enumerate(there):
        signal.line(index, index > 0 and there[index - 1] == at - 1)
    figure.draw(signal)
    figure.draw(figure.signal(there, values, marker="●"))
    above = figure.build().string()
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(WIDTH, BAR_ROWS)
    done = [(at, value) for at, value in enumerate(homework) if value is not None]
    figure.draw(figure.bar([at for at, _ in done], [value for _, value in done]))
    return str(above) + "\n" + str(figure.build().string())


def main() -> None:
    """Draw what each key stands for until ``q``."""
    series = json.loads(sys.argv[1])
    tty.setraw(0)
    os.write(1, b"ready")
    while (key := os.read(0, 1).decode()) != "q":
        os.write(1, draw(*series[key]).replace("\n", "\r\n").encode())


if __name__ == "__main__":
    main()
