"""What the commands on checkpoints take: files, and models of a program."""

import importlib
import sys
from pathlib import Path
from typing import Annotated, Any

import torch
import typer

from .._install import install
from ..bridge.files import open_state
from ..bridge.inspection import Source, of_file, of_model

KeyOption = Annotated[str | None, typer.Option("--key", metavar="HEX", help="The key of an encrypted .ckpt.")]
ModeOption = Annotated[str, typer.Option("--cipher", help="AES-GCM, AES-CBC or SM4-CBC.")]


def load_source(where: str, key: str | None = None, mode: str = "AES-GCM") -> Source:
    """A file, a folder, or ``module:Object``."""
    if not Path(where).exists() and ":" in where:
        return of_model(load_model(where), where)
    return of_file(open_state(where, key_bytes(key), mode))


def key_bytes(key: str | None) -> bytes | None:
    """A key that was given in hexadecimal.

    Raises:
        ValueError: if it is not hexadecimal.
    """
    try:
        return None if key is None else bytes.fromhex(key)
    except ValueError as error:
        raise ValueError(f"--key must be hexadecimal, but got '{key}'.") from error


def load_model(where: str) -> torch.nn.Module:
    """The model that ``module:name`` or ``file.py:name`` says: a Cell, a torch module, or a function that makes one.

    A program that imports mindspore gets amadou.

    Raises:
        ValueError: if there is no such thing, or it is no model.
    """
    install()
    module_name, colon, name = where.rpartition(":")
    if not colon:
        raise ValueError(f"A model must be given as module:Object, but got '{where}'.")
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    try:
        found: Any = _module(module_name)
        for part in name.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError, OSError) as error:
        raise ValueError(f"There is no {where}: {error}.") from error
    model = found() if callable(found) and not isinstance(found, torch.nn.Module) else found
    if not isinstance(model, torch.nn.Module):
        raise ValueError(
            f"{where} must be a Cell, a torch module, or a function that makes one, but got {type(model)}."
        )
    return model


def _module(name: str) -> Any:
    if not name.endswith(".py"):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(Path(name).stem, name)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
