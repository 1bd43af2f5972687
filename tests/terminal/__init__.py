"""The program in a real terminal: its keys, its screen, its signals and the line to it."""
