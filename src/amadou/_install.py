"""``import mindspore`` means amadou: the alias that lets MindSpore programs run unmodified.

The alias lives in the import system only; nothing named mindspore is on disk, and a real MindSpore beside it stays as
it is and is not imported.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from ._paths import VIEWS, is_module, module_at

_MSG_IMPORTED = (
    "For 'install', the real mindspore must not be imported yet, but it is. Call amadou.install() before the first "
    "'import mindspore', or run the program with 'amadou run'."
)


class _Alias(MetaPathFinder, Loader):
    """Answers every import below ``mindspore``, and no other."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        root, _, inner = fullname.partition(".")
        if root != "mindspore":
            return None
        if inner and not is_module(inner):
            # With None, Python would go on to look for the file amadou/nn/x.py for mindspore.nn.x, and run it again.
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return ModuleSpec(fullname, self, is_package=True)

    def find_distributions(self, context: Any) -> Iterator[Any]:
        """Asked by ``importlib.metadata``, by name or for all."""
        if context.name is None or context.name.lower() == "mindspore":
            from ._distribution import MindSpore

            yield MindSpore()

    def exec_module(self, module: ModuleType) -> None:
        # The import system returns what is in sys.modules after this: amadou's own module instead of a new one.
        sys.modules[module.__name__] = module_at(module.__name__.partition(".")[2])


_alias = _Alias()


def install() -> None:
    """Make ``import mindspore``, and every path below it, mean amadou in this process.

    To be called before the first ``import mindspore``; a second call changes nothing. ``amadou run program.py`` does
    it for a whole program.

    Raises:
        RuntimeError: if the real MindSpore is imported already.
    """
    if _alias in sys.meta_path:
        return
    if sys.modules.get("mindspore") is not None:
        raise RuntimeError(_MSG_IMPORTED)
    sys.meta_path.insert(0, _alias)
    sys.modules["mindspore"] = module_at("")
    for path in VIEWS:
        # Not left to the finder: after it Python would set the module as an attribute of its parent, and
        # mindspore.common.tensor is a module in sys.modules, but a function as an attribute.
        sys.modules[f"mindspore.{path}"] = module_at(path)


def uninstall() -> None:
    """Undo :func:`install`: a later ``import mindspore`` finds the real one, or nothing."""
    if _alias not in sys.meta_path:
        return
    sys.meta_path.remove(_alias)
    for name in [name for name in sys.modules if name.partition(".")[0] == "mindspore"]:
        del sys.modules[name]
