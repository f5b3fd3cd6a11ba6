"""Our exceptions: each message is a Swedish sentence that says what, where and the way out."""


class CoResponsError(Exception):
    """Something the user can act on; the message is shown as it stands, never with a traceback."""


class UnreadableFile(CoResponsError):
    """A delivered file could not be read as a table: empty, encrypted, too large, not a workbook."""


class BadProfile(CoResponsError):
    """A load profile is missing or says something that cannot be followed."""


class BadQuestion(CoResponsError):
    """A question names an indicator, area, date or delivery that does not exist."""


class StoreLocked(CoResponsError):
    """Another process holds the database."""


class StoreFailed(CoResponsError):
    """The database could not be opened, read or written."""


class NotAllowed(CoResponsError):
    """The action would break a rule that protects the data, such as dating knowledge backwards."""


class LoadRefused(CoResponsError):
    """Nothing was loaded: rows were faulty and all or nothing was asked for."""


class CheckFailed(CoResponsError):
    """What was checked is not as it must be."""
