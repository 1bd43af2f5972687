"""The Textual app; imported only by the command that opens it."""
