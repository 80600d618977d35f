"""How far a value may lie from the recorded one: ``|got - want| <= atol + rtol * |want|``.

Integers, booleans and everything that is not listed are exact. A wider tolerance belongs to one target (``ops.erf``) or
one case (its id), and says why.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.conformance.case import Case


class Tolerance(NamedTuple):
    rtol: float
    atol: float
    reason: str = ""


EXACT = Tolerance(0.0, 0.0)

# A few units in the last place of each dtype: two libraries may round one step differently.
DEFAULT = {
    "float64": Tolerance(1e-12, 1e-12),
    "float32": Tolerance(2e-6, 1e-6),
    "float16": Tolerance(2e-3, 1e-3),
    "bfloat16": Tolerance(8e-3, 8e-3),
    "complex64": Tolerance(2e-6, 1e-6),
    "complex128": Tolerance(1e-12, 1e-12),
}

# target or case id -> dtype -> Tolerance with a reason
WIDER: dict[str, dict[str, Tolerance]] = {}


def tolerance(case: Case, dtype: str) -> Tolerance:
    """The tolerance of one case for values of ``dtype``."""
    for key in (case.id, case.target):
        if dtype in WIDER.get(key, {}):
            return WIDER[key][dtype]
    return DEFAULT.get(dtype, EXACT)
