"""The choices that transforms of images offer."""

import enum


class Inter(enum.IntEnum):
    """How pixels are interpolated."""

    NEAREST = 0
    ANTIALIAS = 1
    BILINEAR = LINEAR = 2
    BICUBIC = CUBIC = 3
    AREA = 4
    PILCUBIC = 5


class Border(str, enum.Enum):
    """What an image is continued with: a colour, its edge, or itself mirrored without or with the edge."""

    CONSTANT = "constant"
    EDGE = "edge"
    REFLECT = "reflect"
    SYMMETRIC = "symmetric"
