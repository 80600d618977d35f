"""``mindspore.dataset.vision``: functions for ``map`` on images.

Images are NumPy arrays of shape [..., height, width, channels] or [height, width].
"""

from ... import _paths
from .enums import Border as Border
from .enums import Inter as Inter
from .geometry import CenterCrop as CenterCrop
from .geometry import HorizontalFlip as HorizontalFlip
from .geometry import RandomCrop as RandomCrop
from .geometry import RandomHorizontalFlip as RandomHorizontalFlip
from .geometry import RandomVerticalFlip as RandomVerticalFlip
from .geometry import Resize as Resize
from .geometry import VerticalFlip as VerticalFlip
from .pixels import HWC2CHW as HWC2CHW
from .pixels import Normalize as Normalize
from .pixels import Rescale as Rescale
from .pixels import ToTensor as ToTensor

__getattr__ = _paths.gap_getattr(__name__)
