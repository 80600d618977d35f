"""Distributions: their densities, moments and samples."""

from .... import _paths
from .continuous import Beta as Beta
from .continuous import Cauchy as Cauchy
from .continuous import Exponential as Exponential
from .continuous import Gamma as Gamma
from .continuous import Gumbel as Gumbel
from .continuous import HalfNormal as HalfNormal
from .continuous import Laplace as Laplace
from .continuous import Logistic as Logistic
from .continuous import LogNormal as LogNormal
from .continuous import Normal as Normal
from .continuous import StudentT as StudentT
from .continuous import Uniform as Uniform
from .discrete import Bernoulli as Bernoulli
from .discrete import Categorical as Categorical
from .discrete import Geometric as Geometric
from .discrete import Poisson as Poisson
from .distribution import Distribution as Distribution
from .transformed import TransformedDistribution as TransformedDistribution

__getattr__ = _paths.gap_getattr(__name__)
