"""What the two kinds of faces share: a module that shows another one, and its registries under other names."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import torch


class Face(torch.nn.Module):
    """A module that shows another one in the other framework's words; it has no state of its own."""

    _module: torch.nn.Module

    @property
    def training(self) -> bool:
        """Whether the module that is shown is in training."""
        return self._module.training

    @training.setter
    def training(self, mode: bool) -> None:
        self._module.training = mode

    def _get_name(self) -> str:
        return type(self._module).__name__

    def extra_repr(self) -> str:
        """What the module that is shown says of itself."""
        return self._module.extra_repr()


class View(MutableMapping[str, Any]):
    """One of a module's registries (``_parameters``, ``_buffers`` or ``_modules``) under other names."""

    def __init__(self, module: torch.nn.Module, registry: str, shown: dict[str, str]) -> None:
        self._module, self._registry_name = module, registry
        self._shown, self._kept = shown, {there: here for here, there in shown.items()}

    @property
    def _registry(self) -> Any:
        return self._module.__dict__[self._registry_name]

    def _key(self, name: str) -> str:
        if name in self._shown and name not in self._kept:  # it is there under its other name only
            raise KeyError(name)
        return self._kept.get(name, name)

    def __iter__(self) -> Iterator[str]:
        return iter([self._shown.get(key, key) for key in self._registry])

    def __len__(self) -> int:
        return len(self._registry)

    def __getitem__(self, name: str) -> Any:
        return self._registry[self._key(name)]

    def __setitem__(self, name: str, value: Any) -> None:
        self._registry[self._key(name)] = value

    def __delitem__(self, name: str) -> None:
        del self._registry[self._key(name)]


class Children(View):
    """The children of a module, each in its other face."""

    def __init__(
        self, module: torch.nn.Module, shown: dict[str, str], face_of: Callable[[torch.nn.Module], Any]
    ) -> None:
        super().__init__(module, "_modules", shown)
        self._face_of = face_of

    def __getitem__(self, name: str) -> Any:
        child = super().__getitem__(name)
        return None if child is None else self._face_of(child)
