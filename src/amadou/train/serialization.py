"""Checkpoints: the state of a network in a file that MindSpore reads, and back."""

import io
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from .. import _checks, log
from .. import dtype as mstype
from .._boundary import raw, wrap
from .._parts import cut_as, is_cut, whole
from .._paths import view_getattr
from ..bridge import checkpoint_file, cipher, safetensors_file
from ..bridge._atomic import replacing
from ..bridge.tensors import Value
from ..common.generator import Generator
from ..nn.cell import Cell
from ..parameter import Parameter, _of_kind, _rebuild, marks
from ..tensor import Tensor

_FORMATS = ("ckpt", "safetensors")
# As MindSpore's: for the owner alone, and read-only.
_FILE_MODE = 0o400
_MARKS = marks(Parameter(0, "of a file"))
# A bool is an int too, so the order matters.
_NUMBERS = ((bool, torch.bool), (int, torch.int64), (float, torch.float32))
_FREE_CASTS = (
    {mstype.int8, mstype.int16, mstype.int32, mstype.int64},
    {mstype.float16, mstype.bfloat16, mstype.float32, mstype.float64},
)


def save_checkpoint(
    save_obj: Cell | list[Any] | dict[str, Any],
    ckpt_file_name: str,
    integrated_save: bool = True,
    async_save: bool | str = False,
    append_dict: dict[str, Any] | None = None,
    enc_key: bytes | None = None,
    enc_mode: str = "AES-GCM",
    choice_func: Callable[[str], object] | None = None,
    crc_check: bool = False,
    format: str = "ckpt",
    **kwargs: Any,
) -> None:
    """Save parameters under their names, in MindSpore's format, as a file that only its owner may read.

    The file appears under its name when it is complete and on the disk; an interrupted save leaves the old file.

    Args:
        save_obj: a Cell; a list of Parameters, or of dicts ``{"name": str, "data": Parameter or Tensor}``; a dict from
            names to Parameters, Tensors, torch tensors, arrays or texts.
        ckpt_file_name: the file; the ending ``.ckpt`` or ``.safetensors`` is added if it is missing.
        integrated_save: whether Parameters that processes have shared out are put together; all of them have to call
            this then, and may give different names or the same.
        async_save: True, "thread" or "process": return at once and write the values of this moment in a thread. The
            next save waits for it and raises its error, if any; the program's end waits for it too.
        append_dict: more to save: from names to int, float, bool, str, Parameter, Tensor or Generator.
        enc_key: encrypt a .ckpt file with this key of 16, 24 or 32 bytes (needs the package cryptography).
        enc_mode: "AES-GCM", "AES-CBC" or "SM4-CBC" (keys of 16 bytes).
        choice_func: from a name in ``save_obj`` to whether it is saved.
        crc_check: add a checksum.
        format: "ckpt" or "safetensors"; the latter has no texts.
        kwargs: ``remove_redundancy`` (bool), noted in the metadata of safetensors; others are ignored with a warning.

    Raises:
        TypeError: for a wrong type of ``save_obj``, of an item in it, or of another argument.
        ValueError: for an unknown ``format``, ``async_save`` or ``enc_mode``, a key of another size, and for a key with
            ``crc_check`` or format "safetensors", which MindSpore could not read.
        IsADirectoryError: if ``ckpt_file_name`` is a directory.
        FileNotFoundError: if its directory does not exist.
        ImportError: for an ``enc_key`` without the package cryptography.

    >>> import tempfile
    >>> import amadou as ms
    >>> file = tempfile.mkdtemp() + "/w.ckpt"
    >>> ms.save_checkpoint({"w": ms.Tensor([1.0, 2.0])}, file, append_dict={"epoch": 3})
    >>> ms.load_checkpoint(file)["epoch"]
    Parameter (name=epoch, shape=(), dtype=Int64, requires_grad=True)
    """
    path = _path_to_save(ckpt_file_name, format)
    _checks.check_bool("save_checkpoint", "integrated_save", integrated_save)
    _check_async(async_save)
    _check_instance("save_checkpoint", "crc_check", crc_check, bool)
    _check_cipher("save_checkpoint", "enc_key", enc_key, "enc_mode", enc_mode)
    if enc_key is not None and (crc_check or format == "safetensors"):
        raise ValueError("For 'save_checkpoint', an 'enc_key' must be without 'crc_check' and for the format 'ckpt'.")
    options = _Options(crc_check, format, _metadata(**kwargs), enc_key, enc_mode)
    chosen = ((name, value) for name, value in _values(save_obj) if choice_func is None or choice_func(name))
    values = {name: _stored(name, _whole(value) if integrated_save else _own_part(value)) for name, value in chosen}
    if append_dict is not None:
        values.update(_appended(append_dict))
    _finish_last_save()
    if async_save:
        snapshot = {name: v if isinstance(v, str) else v.detach().to("cpu", copy=True) for name, v in values.items()}
        _save_in_background(lambda: _write(path, snapshot, options))
    else:
        _write(path, values, options)


def load_checkpoint(
    ckpt_file_name: str | io.BytesIO,
    net: Cell | None = None,
    strict_load: bool = False,
    filter_prefix: str | list[str] | tuple[str, ...] | None = None,
    dec_key: bytes | None = None,
    dec_mode: str = "AES-GCM",
    specify_prefix: str | list[str] | tuple[str, ...] | None = None,
    choice_func: Callable[[str], object] | None = None,
    crc_check: bool = False,
    remove_redundancy: bool = False,
    format: str = "ckpt",
) -> dict[str, Parameter | str]:
    """Read a checkpoint: names to Parameters (on the CPU), in the order of a .ckpt file, sorted for safetensors.

    The file is mapped into memory; it may be replaced or deleted while the Parameters are in use, but not shortened.

    Args:
        ckpt_file_name: a file that ends in ``.ckpt`` or ``.safetensors``, as ``format`` says; the bytes of
            safetensors may be given as io.BytesIO.
        net: a Cell into which :func:`load_param_into_net` puts what was read.
        strict_load: as there.
        filter_prefix: leave out the names that start so; overrules ``choice_func``, as does ``specify_prefix``.
        dec_key: the key of an encrypted file, which is read into memory as a whole.
        dec_mode: its cipher.
        specify_prefix: take only names that start so.
        choice_func: from a name to whether it is loaded.
        crc_check: compare the checksum, if the file has one.
        remove_redundancy: as in :func:`load_param_into_net`.
        format: "ckpt" or "safetensors".

    Returns:
        A Parameter for every tensor and number, a str for every text.

    Raises:
        ValueError: for a file that is missing, of another format, or damaged (saying where), and if nothing is loaded.
        TypeError: for arguments of a wrong type.
        ImportError: for a ``dec_key`` without the package cryptography.
    """
    choose = _choice(filter_prefix, specify_prefix, choice_func)
    _check_cipher("load_checkpoint", "dec_key", dec_key, "dec_mode", dec_mode)
    _check_instance("load_checkpoint", "crc_check", crc_check, bool)
    _check_instance("load_checkpoint", "remove_redundancy", remove_redundancy, bool)
    source = _source(ckpt_file_name, format)
    if isinstance(source, Path) and format == "ckpt":
        values = checkpoint_file.read(source, choose, crc_check, dec_key, dec_mode)
    elif dec_key is None:
        values = dict(safetensors_file.read(source, choose, crc_check))
    else:
        raise ValueError("For 'load_checkpoint', a 'dec_key' must be for the format 'ckpt'.")
    if not values:
        raise ValueError(f"For 'load_checkpoint', {ckpt_file_name} must have parameters to load, but has none.")
    parameters = {name: value if isinstance(value, str) else _parameter(name, value) for name, value in values.items()}
    if net is not None:
        load_param_into_net(net, parameters, strict_load, remove_redundancy)
    return parameters


def load_param_into_net(
    net: Cell,
    parameter_dict: dict[str, Any],
    strict_load: bool = False,
    remove_redundancy: bool = False,
) -> tuple[list[str], list[str]]:
    """Copy values from a checkpoint into the Parameters of the same names in a network.

    The Parameters keep their memory and shape, so torch's views of the network show the new values; axes of size 1 at
    the end of a shape in the file do not count. Nothing is copied if anything does not fit.

    Args:
        net: the network.
        parameter_dict: from names to Parameters, as :func:`load_checkpoint` returns it; texts are passed over.
        strict_load: whether dtypes must be equal and names too. If not, ints are cast to ints and floats to floats,
            and a Parameter whose name is missing takes the first one whose name *ends* in it: the text before is then
            taken for a prefix of the whole checkpoint and tried on all other Parameters as well.
        remove_redundancy: not available: a checkpoint of which every process has saved its own part.

    Returns:
        Names of the network's Parameters that were not loaded; names in the checkpoint that no Parameter has.

    Raises:
        TypeError: for arguments or items of a wrong type.
        RuntimeError: for a shape or dtype that does not fit.

    >>> import amadou as ms
    >>> net = ms.nn.Cell()
    >>> net.weight, net.bias = ms.Parameter(ms.Tensor([0.0])), ms.Parameter(ms.Tensor([0.0]))
    >>> ms.load_param_into_net(net, {"weight": ms.Parameter(ms.Tensor([1.0])), "step": ms.Parameter(7)})
    (['bias'], ['step'])
    """
    _check_network(net, parameter_dict)
    _checks.check_bool("load_param_into_net", "strict_load", strict_load)
    _check_instance("load_param_into_net", "remove_redundancy", remove_redundancy, bool)
    if remove_redundancy:
        raise TypeError("For 'load_param_into_net', 'remove_redundancy' is for parallel runs, but this is none.")
    parameters = list(net.get_parameters())
    there = {name: value for name, value in parameter_dict.items() if isinstance(value, Parameter)}
    found = {p.name: there[p.name] for p in parameters if p.name in there}
    unused = [name for name in parameter_dict if name not in found]
    if not strict_load:
        found |= _by_suffix([p.name for p in parameters if p.name not in found], there)
    pairs = [(p, _share_of(p, found[p.name])) for p in parameters if p.name in found]
    for parameter, value in pairs:
        _check_fits(parameter, value, strict_load)
    for parameter, value in pairs:
        own = parameter._torch().detach()
        own.copy_(cut_as(raw(value).reshape(parameter.shape), own))
    missing = [p.name for p in parameters if p.name not in found]
    if missing:
        log.warning("For 'load_param_into_net', %d parameters are not loaded: %s", len(missing), missing)
    return missing, unused


def load_checkpoint_async(
    ckpt_file_name: str,
    net: Cell | None = None,
    strict_load: bool = False,
    filter_prefix: str | list[str] | tuple[str, ...] | None = None,
    dec_key: bytes | None = None,
    dec_mode: str = "AES-GCM",
    specify_prefix: str | list[str] | tuple[str, ...] | None = None,
    choice_func: Callable[[str], object] | None = None,
) -> "Future[dict[str, Parameter | str]]":
    """As :func:`load_checkpoint`, but in a thread; the format is told by the file's ending.

    Returns:
        An object whose ``result()`` waits, and returns or raises what ``load_checkpoint`` does.
    """
    file_format = "safetensors" if str(ckpt_file_name).endswith(".safetensors") else "ckpt"
    executor = ThreadPoolExecutor(1, "load_checkpoint")
    options = (net, strict_load, filter_prefix, dec_key, dec_mode, specify_prefix, choice_func)
    future = executor.submit(load_checkpoint, ckpt_file_name, *options, format=file_format)
    executor.shutdown(wait=False)
    return future


def async_ckpt_thread_status() -> bool:
    """Whether an asynchronous save is still writing."""
    return _last_save is not None and _last_save.is_alive()


# -- saving ------------------------------------------------------------------------------------------------------------


def _path_to_save(name: Any, file_format: Any) -> Path:
    if not isinstance(name, str):
        raise TypeError(f"For 'save_checkpoint', 'ckpt_file_name' must be a str, but got {name!r} of {type(name)}.")
    if file_format not in _FORMATS:
        raise ValueError(f"For 'save_checkpoint', 'format' must be 'ckpt' or 'safetensors', but got {file_format!r}.")
    if Path(name).is_dir():
        raise IsADirectoryError(f"For 'save_checkpoint', 'ckpt_file_name' must be a file, but '{name}' is a directory.")
    ending = f".{file_format}"
    return Path(name if name.endswith(ending) else name + ending)


def _check_async(async_save: Any) -> None:
    if not isinstance(async_save, bool | str):
        raise TypeError(f"For 'save_checkpoint', 'async_save' must be a bool or str, but got {type(async_save)}.")
    if isinstance(async_save, str):
        _checks.check_one_of("save_checkpoint", "async_save", async_save, ("process", "thread"))


def _metadata(remove_redundancy: bool | None = None, **others: Any) -> dict[str, str]:
    _check_instance("save_checkpoint", "remove_redundancy", remove_redundancy, (bool, type(None)))
    for name in others:
        log.warning("For 'save_checkpoint', '%s' has no effect.", name)
    return {} if remove_redundancy is None else {"remove_redundancy": str(remove_redundancy)}


def _values(save_obj: Any) -> Iterator[tuple[str, Any]]:
    """Names and what is to be stored under them."""
    if isinstance(save_obj, Cell):
        save_obj = list(save_obj.get_parameters())
    if not isinstance(save_obj, list | dict):
        raise TypeError(f"For 'save_checkpoint', 'save_obj' must be a Cell, list or dict, but got {type(save_obj)}.")
    items = save_obj.items() if isinstance(save_obj, dict) else map(_named, save_obj)
    for name, value in items:
        yield _check_name(name), value


def _whole(value: Any) -> Any:
    """A Parameter that processes have shared out with the rows of all of them; anything else unchanged."""
    if isinstance(value, Parameter) and value.share is not None:
        return value.share.whole(value._memory())
    return wrap(whole(raw(value))) if is_cut(raw(value)) else value


def _own_part(value: Any) -> Any:
    """What this process has of a Parameter that processes have cut; anything else unchanged."""
    return wrap(raw(value).to_local()) if is_cut(raw(value)) else value


def _named(item: Any) -> tuple[Any, Any]:
    if isinstance(item, Parameter):
        return item.name, item
    if isinstance(item, dict) and {"name", "data"} <= item.keys():
        return item["name"], item["data"]
    raise TypeError(
        "For 'save_checkpoint', the items of the list 'save_obj' must be Parameters or dicts with 'name' and 'data', "
        f"but got {type(item)}."
    )


def _check_name(name: Any) -> str:
    if not isinstance(name, str):
        raise TypeError(f"For 'save_checkpoint', names must be str, but got {name!r} of {type(name)}.")
    return name


def _stored(name: str, value: Any) -> Value:
    if isinstance(value, np.ndarray):
        value = Tensor(value)
    if isinstance(value, Parameter) and value.file_axis is not None:
        return raw(value).unsqueeze(value.file_axis)
    if isinstance(value, Tensor | torch.Tensor | str):
        return raw(value)
    raise TypeError(f"For 'save_checkpoint', '{name}' must be a Parameter, Tensor or str, but got {type(value)}.")


def _appended(append_dict: Any) -> Iterator[tuple[str, Value]]:
    _checks.check_type("save_checkpoint", "append_dict", append_dict, dict)
    for name, value in append_dict.items():
        yield _check_name(name), _stored(name, _as_tensor(name, value))


def _as_tensor(name: str, value: Any) -> Any:
    """A number, or where a generator is, as a tensor; anything else unchanged."""
    if isinstance(value, Generator):
        return value.get_state()
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise RuntimeError(f"For 'save_checkpoint', '{name}' must be an int of 64 bits, but got {value}.")
    for kind, dtype in _NUMBERS:
        if isinstance(value, kind):
            return torch.tensor(value, dtype=dtype)
    return value


class _Options(NamedTuple):
    """How a file is written."""

    crc_check: bool
    format: str
    metadata: dict[str, str]
    key: bytes | None
    mode: str


def _write(path: Path, values: dict[str, Value], options: _Options) -> None:
    with replacing(path, _FILE_MODE) as file:
        if options.format == "safetensors":
            safetensors_file.write(file, values.items(), options.crc_check, options.metadata)
        elif options.key is None:
            checkpoint_file.write(file, values.items(), options.crc_check)
        else:
            encrypted = cipher.EncryptedFile(file, options.key, options.mode)
            checkpoint_file.write(encrypted, values.items())
            encrypted.close()


class _BackgroundSave(threading.Thread):
    """A save in a thread (no daemon: the program's end waits for it) that keeps its error for the next save."""

    def __init__(self, save: Callable[[], None]) -> None:
        super().__init__(name="save_checkpoint")
        self.save = save
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.save()
        except Exception as error:
            self.error = error
            log.critical("The asynchronous save of a checkpoint has failed.", exc_info=True)


_last_save: _BackgroundSave | None = None


def _save_in_background(save: Callable[[], None]) -> None:
    global _last_save
    _last_save = _BackgroundSave(save)
    _last_save.start()


def _finish_last_save() -> None:
    """Wait for the asynchronous save, if there is one, and raise its error, once."""
    global _last_save
    if _last_save is None:
        return
    _last_save.join()
    error, _last_save = _last_save.error, None
    if error is not None:
        raise RuntimeError("The last asynchronous save of a checkpoint has failed.") from error


# -- loading -----------------------------------------------------------------------------------------------------------


def _source(name: Any, file_format: Any) -> Path | io.BytesIO:
    if file_format not in _FORMATS:
        raise ValueError(f"For 'load_checkpoint', 'format' must be 'ckpt' or 'safetensors', but got {file_format!r}.")
    if isinstance(name, io.BytesIO):
        if file_format == "ckpt":
            raise TypeError(
                "For 'load_checkpoint', 'ckpt_file_name' must be a str for the format 'ckpt', but got a BytesIO."
            )
        return name
    if not isinstance(name, str):
        raise TypeError(f"For 'load_checkpoint', 'ckpt_file_name' must be a str, but got {name!r} of {type(name)}.")
    if _last_save is not None:
        _last_save.join()
    if not name.endswith(f".{file_format}"):
        raise ValueError(f"For 'load_checkpoint', 'ckpt_file_name' must end in '.{file_format}', but got '{name}'.")
    if not Path(name).is_file():
        raise ValueError(f"For 'load_checkpoint', 'ckpt_file_name' must be a file that exists, but got '{name}'.")
    return Path(name)


def _choice(
    filter_prefix: Any, specify_prefix: Any, choice_func: Callable[[str], object] | None
) -> Callable[[str], object] | None:
    """One rule for names out of the three ways to state it."""
    if choice_func is not None and not callable(choice_func):
        raise ValueError(f"For 'load_checkpoint', 'choice_func' must be a function or None, but got {choice_func!r}.")
    if filter_prefix is None and specify_prefix is None:
        return choice_func
    left_out = () if filter_prefix is None else _prefixes("filter_prefix", filter_prefix)
    taken = ("",) if specify_prefix is None else _prefixes("specify_prefix", specify_prefix)
    return lambda name: name.startswith(taken) and not name.startswith(left_out)


def _prefixes(arg: str, value: Any) -> tuple[str, ...]:
    prefixes = (value,) if isinstance(value, str) else value
    if not isinstance(prefixes, list | tuple) or not all(isinstance(prefix, str) for prefix in prefixes):
        raise TypeError(f"For 'load_checkpoint', '{arg}' must be a str, or a list or tuple of str, but got {value!r}.")
    if not prefixes or "" in prefixes:
        raise ValueError(f"For 'load_checkpoint', '{arg}' must not be empty, but got {value!r}.")
    return tuple(prefixes)


def _parameter(name: str, t: torch.Tensor) -> Parameter:
    """A Parameter over the memory of ``t``; the class itself would copy."""
    parameter = _rebuild(_of_kind(t, True), _MARKS, Parameter)
    parameter.name = name
    return parameter


def _check_network(net: Any, parameter_dict: Any) -> None:
    if not isinstance(net, Cell):
        raise TypeError(f"For 'load_param_into_net', 'net' must be a Cell, but got {type(net)}.")
    if not isinstance(parameter_dict, dict):
        raise TypeError(f"For 'load_param_into_net', 'parameter_dict' must be a dict, but got {type(parameter_dict)}.")
    for name, value in parameter_dict.items():
        if not isinstance(name, str) or not isinstance(value, Parameter | str):
            raise TypeError(
                "For 'load_param_into_net', 'parameter_dict' must map str to Parameter, "
                f"but got {name!r} of {type(name)} and {type(value)}."
            )


def _by_suffix(missing: list[str], there: dict[str, Parameter]) -> dict[str, Parameter]:
    """What to load for names that a checkpoint has only with a prefix before them."""
    found: dict[str, Parameter] = {}
    for name in missing:
        longer = None if name in found else next((key for key in there if key.endswith(name)), None)
        if longer is None:
            continue
        prefix = longer.removesuffix(name)
        log.warning("For 'load_param_into_net', the prefix '%s' of names in 'parameter_dict' is dropped.", prefix)
        fitting = (other for other in missing if other not in found and prefix + other in there)
        found |= {other: there[prefix + other] for other in fitting}
    return found


def _share_of(parameter: Parameter, value: Parameter) -> Parameter:
    """Of a whole Parameter the rows that this process has, if processes have shared it out."""
    share = parameter.share
    if share is None or value.shape[:1] != (share.total,):
        return value
    return Parameter(wrap(share.cut(raw(value))), value.name)


def _is_shape_in_files(parameter: Parameter, shape: tuple[int, ...]) -> bool:
    """Axes of size 1 at the end do not count: a Dense takes the weight of a 1x1 convolution, a scalar that of 1.x."""
    own, axis = parameter.shape, parameter.file_axis
    if axis is not None and shape == (*own[:axis], 1, *own[axis:]):
        return True
    return shape[: len(own)] == own and all(size == 1 for size in shape[len(own) :])


def _check_fits(parameter: Parameter, value: Parameter, strict: bool) -> None:
    if not _is_shape_in_files(parameter, value.shape):
        raise RuntimeError(
            f"For 'load_param_into_net', '{parameter.name}' must have the shape {parameter.shape} of the 'net', "
            f"but got {value.shape} in 'parameter_dict'."
        )
    kinds = {parameter.dtype, value.dtype}
    if len(kinds) > 1 and (strict or not any(kinds <= group for group in _FREE_CASTS)):
        raise RuntimeError(
            f"For 'load_param_into_net', '{parameter.name}' must have the dtype {parameter.dtype} of the 'net', "
            f"but got {value.dtype} in 'parameter_dict'."
        )
    if len(kinds) > 1:
        log.warning("'%s' is cast from %s in the checkpoint to %s.", parameter.name, value.dtype, parameter.dtype)


# -- checks ------------------------------------------------------------------------------------------------------------


def _check_instance(who: str, arg: str, value: Any, types: type | tuple[type, ...]) -> None:
    """As ``_checks.check_type``, but with the ValueError that MindSpore raises here."""
    try:
        _checks.check_type(who, arg, value, types)
    except TypeError as error:
        raise ValueError(str(error)) from None


def _check_cipher(who: str, key_arg: str, key: Any, mode_arg: str, mode: Any) -> None:
    _check_instance(who, key_arg, key, (bytes, type(None)))
    _check_instance(who, mode_arg, mode, str)
    if key is not None:
        _checks.check_one_of(who, mode_arg, mode, cipher.MODES)
        cipher.check(key, mode)


__getattr__ = view_getattr(__name__)
