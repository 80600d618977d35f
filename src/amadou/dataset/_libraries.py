"""Libraries that only some parts need: imported at their first use, and named when they are missing."""

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any


class Library:
    """A module that is imported when something of it is asked for.

    Args:
        module: what to import.
        extra: the extra of amadou that installs it.
    """

    def __init__(self, module: str, extra: str):
        self._module, self._extra = module, extra

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            value = getattr(importlib.import_module(self._module), name)
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(
                f"This needs the module {error.name!r}: pip install 'amadou[{self._extra}]'."
            ) from error
        setattr(self, name, value)  # the next time it is a plain attribute
        return value


cv2 = Library("cv2", "vision")
pil_image = Library("PIL.Image", "vision")
pil_ops = Library("PIL.ImageOps", "vision")
pil_enhance = Library("PIL.ImageEnhance", "vision")


@contextlib.contextmanager
def without_ipp() -> Iterator[None]:
    """OpenCV's own arithmetic, as in MindSpore, instead of that of Intel's library, which rounds otherwise.

    The setting belongs to the thread.
    """
    used = cv2.ipp.useIPP()
    cv2.ipp.setUseIPP(False)
    try:
        yield
    finally:
        cv2.ipp.setUseIPP(used)
