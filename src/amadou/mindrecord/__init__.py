"""MindRecord files, as ``mindspore.mindrecord``."""

from .. import _paths
from . import config as config
from .config import FAILED as FAILED
from .config import SUCCESS as SUCCESS
from .config import set_dec_mode as set_dec_mode
from .config import set_enc_key as set_enc_key
from .config import set_enc_mode as set_enc_mode
from .converters import Cifar10ToMR as Cifar10ToMR
from .converters import Cifar100ToMR as Cifar100ToMR
from .converters import CsvToMR as CsvToMR
from .converters import ImageNetToMR as ImageNetToMR
from .converters import MnistToMR as MnistToMR
from .converters import TFRecordToMR as TFRecordToMR
from .errors import MindRecordException as MindRecordException
from .errors import MRMAddSchemaError as MRMAddSchemaError
from .errors import MRMDefineCategoryError as MRMDefineCategoryError
from .errors import MRMDefineIndexError as MRMDefineIndexError
from .errors import MRMInvalidSchemaError as MRMInvalidSchemaError
from .errors import ParamTypeError as ParamTypeError
from .errors import ParamValueError as ParamValueError
from .reader import FileReader as FileReader
from .reader import MindPage as MindPage
from .writer import FileWriter as FileWriter

__getattr__ = _paths.gap_getattr(__name__)
