"""What ``mindspore.mindrecord`` raises, besides RuntimeError for files that cannot be read or written."""


class MindRecordException(Exception):
    """The base of these errors; the message begins with the name of the class."""

    def __init__(self, message: str = ""):
        super().__init__(f"[{type(self).__name__}]: {message}")


class ParamTypeError(MindRecordException):
    """An argument has a wrong type."""


class ParamValueError(MindRecordException):
    """An argument has a wrong value."""


class MRMInvalidSchemaError(MindRecordException):
    """A schema names a type that does not exist, or is empty."""


class MRMAddSchemaError(MindRecordException):
    """A file has a schema already."""


class MRMDefineIndexError(MindRecordException):
    """An index is asked for on a field that cannot have one."""


class MRMDefineCategoryError(MindRecordException):
    """A field is chosen as category that is not indexed."""
