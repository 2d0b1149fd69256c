"""Every error Tawatur raises.

    TawaturError
    ├── InputError            an article or file that cannot be read
    │   ├── DecodingError     bytes that are no text in any supported encoding
    │   ├── EmptyInputError   nothing to read: an empty file, a page without text
    │   ├── FormatError       a line or page that is not what its format promises
    │   ├── LanguageError     a text that is not Arabic
    │   └── TooLargeError     a text beyond the size limit
    ├── LexiconError          a data file the loader refuses
    ├── LedgerError           a ledger whose spans do not quote their article, or that cannot be decoded
    ├── PipelineError         stages in an impossible order, or a layer that no stage assigned
    ├── NotFoundError         an id that the given ledgers or the archive do not hold
    ├── QueryError            a search that cannot be understood
    ├── ExportError           an export that its format or a missing library does not allow
    ├── JudgementError        a correction that does not fit what it corrects
    └── StoreError            an archive that cannot be opened or used
        ├── StaleError        a correction of a claim that somebody else judged in the meantime
        └── StoreWriteError   an archive that could not take what was written; nothing of it was kept

Messages say what is wrong, where, and what to do about it.
"""

__all__ = [
    "DecodingError",
    "EmptyInputError",
    "ExportError",
    "FormatError",
    "InputError",
    "JudgementError",
    "LanguageError",
    "LedgerError",
    "LexiconError",
    "NotFoundError",
    "PipelineError",
    "QueryError",
    "StaleError",
    "StoreError",
    "StoreWriteError",
    "TawaturError",
    "TooLargeError",
]


class TawaturError(Exception):
    """The root: catch this to catch everything Tawatur raises on purpose."""


class InputError(TawaturError):
    """An article or file that cannot be read; `str(error)` names the file and, where known, the line."""


class DecodingError(InputError):
    """Bytes that are no text in any supported encoding."""


class EmptyInputError(InputError):
    """Nothing to read: an empty file, or a page without text."""


class FormatError(InputError):
    """A line or page that is not what its format promises."""


class LanguageError(InputError):
    """A text that is not Arabic."""


class TooLargeError(InputError):
    """A text beyond the size limit of `tawatur.settings`."""


class LexiconError(TawaturError):
    """A data file the loader refuses, with the file, the entry and the rule it breaks."""


class LedgerError(TawaturError):
    """A ledger that cannot be decoded, or whose spans do not quote their article."""


class PipelineError(TawaturError):
    """Stages in an impossible order, or a layer that no stage assigned."""


class NotFoundError(TawaturError):
    """An id that the given ledgers or the archive do not hold."""


class QueryError(TawaturError):
    """A search that cannot be understood; the message names the part and what is allowed there."""


class ExportError(TawaturError):
    """An export that cannot be written: a library that is not installed, or a value that the format cannot hold."""


class JudgementError(TawaturError):
    """A correction that does not fit: an unknown field, a value of the wrong type, words that are not in the text."""


class StoreError(TawaturError):
    """An archive that cannot be opened or used: not there, no archive, of a newer version, locked."""


class StaleError(StoreError):
    """A correction made on a state that is no longer the last: somebody else judged the claim in the meantime."""


class StoreWriteError(StoreError):
    """An archive that could not take what was written (a full disk, most often); nothing of it was kept."""
