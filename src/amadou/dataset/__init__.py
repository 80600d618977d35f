"""Data pipelines, as ``mindspore.dataset``."""

from .. import _paths
from .. import context as context
from . import config as config
from . import samplers as samplers
from . import transforms as transforms
from ._batching import BatchInfo as BatchInfo
from ._cache import DatasetCache as DatasetCache
from ._source import MappableDataset as MappableDataset
from ._source import SourceDataset as SourceDataset
from .datasets import BatchDataset as BatchDataset
from .datasets import ConcatDataset as ConcatDataset
from .datasets import Dataset as Dataset
from .datasets import FilterDataset as FilterDataset
from .datasets import MapDataset as MapDataset
from .datasets import PaddedBatchDataset as PaddedBatchDataset
from .datasets import ProjectDataset as ProjectDataset
from .datasets import RenameDataset as RenameDataset
from .datasets import RepeatDataset as RepeatDataset
from .datasets import ShuffleDataset as ShuffleDataset
from .datasets import SkipDataset as SkipDataset
from .datasets import TakeDataset as TakeDataset
from .datasets import ZipDataset as ZipDataset
from .datasets import zip as zip
from .iterators import DictIterator as DictIterator
from .iterators import TupleIterator as TupleIterator
from .mindrecords import MindDataset as MindDataset
from .samplers import BuiltinSampler as BuiltinSampler
from .samplers import DistributedSampler as DistributedSampler
from .samplers import IterSampler as IterSampler
from .samplers import PKSampler as PKSampler
from .samplers import RandomSampler as RandomSampler
from .samplers import Sampler as Sampler
from .samplers import SequentialSampler as SequentialSampler
from .samplers import Shuffle as Shuffle
from .samplers import SubsetRandomSampler as SubsetRandomSampler
from .samplers import SubsetSampler as SubsetSampler
from .samplers import WeightedRandomSampler as WeightedRandomSampler
from .sources import GeneratorDataset as GeneratorDataset
from .sources import NumpySlicesDataset as NumpySlicesDataset

__getattr__ = _paths.gap_getattr(__name__)
