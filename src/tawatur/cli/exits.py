"""The exit codes of every command; docs/cli.md documents them."""

from typing import Final

__all__ = [
    "BROKEN_PIPE", "FAILED_OUTPUT", "FOUND", "INTERRUPTED", "NOTHING_READ", "OK", "SOME_UNREAD", "TERMINATED", "USAGE",
]  # fmt: skip

#: Everything was done.
OK: Final = 0
#: The command ran and found problems: a span that does not quote its article, an id that is not there.
FOUND: Final = 1
#: Wrong usage: an unknown option, a value that is none.
USAGE: Final = 2
#: Some inputs could not be read; the others were.
SOME_UNREAD: Final = 3
#: No input could be read.
NOTHING_READ: Final = 4
#: The output could not be written.
FAILED_OUTPUT: Final = 5
#: Ctrl-C (128 + SIGINT), a reader that closed the pipe (128 + SIGPIPE), and an end from outside (128 + SIGTERM).
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
TERMINATED: Final = 143
