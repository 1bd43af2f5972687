"""The house of the files: read, write, lock, back up and check; nobody else opens them."""
