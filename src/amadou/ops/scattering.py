"""Updates written at the places that an index Tensor names.

``scatter_*`` and ``index_add`` change the Parameter or Tensor that they are given; all others return a changed copy. Where
a place is named twice, all its updates count; of those that replace, one stays.
"""

import torch

from .._boundary import op
from ..kernels import scattering as kernels
from ..kernels.selection import as_index
from ._errors import shape_errors
from ._inplace import inplace

