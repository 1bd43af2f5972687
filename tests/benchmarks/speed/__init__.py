"""How long the program takes, and what it sends, beside something that does the same work bare."""
