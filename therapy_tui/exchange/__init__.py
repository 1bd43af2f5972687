"""Coming from other programs and leaving: import and export, one file per format."""
