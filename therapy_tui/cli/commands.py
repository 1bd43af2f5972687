"""The commands, in the order of the overview."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "log": "Write today's check-in, or that of another day.",
    "show": "Show a day, a week or a month, or find days.",
    "status": "Say in one line whether today has a mood; made for prompts.",
    "trend": "Show progress score, trend and what may be worth raising.",
    "report": "Make the page for the session: two weeks of days, what they say.",
    "import": "Bring days over from another program, with a preview first.",
    "export": "Take the days along, as CSV, JSON or Markdown.",
    "check": "Name everything in the files that cannot be understood.",
    "backups": "List the earlier versions of months and profile that are kept.",
    "restore": "Put back an earlier version of a month, shown and asked first.",
    "merge": "Merge two versions of a month, for git or after a sync.",
    "encrypt": "Encrypt the journal with a passphrase, as age files.",
    "decrypt": "Turn an encrypted journal into plain files again.",
    "demo": "Open the app on a made-up journal.",
    "config": "Show the settings and where their file is.",
    "completion": "Print the script by which your shell completes words.",
    "help": "Read about the program, offline: its files, keys, figures.",
}
"""Every command and the sentence that begins its help; each is a module of that name."""
