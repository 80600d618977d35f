"""``mindspore.dataset.text``: functions for ``map`` on text, and vocabularies."""

from ... import _paths
from .enums import JiebaMode as JiebaMode
from .enums import NormalizeForm as NormalizeForm
from .enums import SentencePieceModel as SentencePieceModel
from .enums import SPieceTokenizerLoadType as SPieceTokenizerLoadType
from .enums import SPieceTokenizerOutType as SPieceTokenizerOutType
from .jieba import JiebaTokenizer as JiebaTokenizer
from .sentence_piece import SentencePieceTokenizer as SentencePieceTokenizer
from .sentence_piece import SentencePieceVocab as SentencePieceVocab
from .sequences import AddToken as AddToken
from .sequences import Lookup as Lookup
from .sequences import Ngram as Ngram
from .sequences import PythonTokenizer as PythonTokenizer
from .sequences import SlidingWindow as SlidingWindow
from .sequences import ToVectors as ToVectors
from .sequences import Truncate as Truncate
from .sequences import TruncateSequencePair as TruncateSequencePair
from .strings import CaseFold as CaseFold
from .strings import FilterWikipediaXML as FilterWikipediaXML
from .strings import NormalizeUTF8 as NormalizeUTF8
from .strings import RegexReplace as RegexReplace
from .strings import ToNumber as ToNumber
from .strings import to_bytes as to_bytes
from .strings import to_str as to_str
from .tokenizers import BasicTokenizer as BasicTokenizer
from .tokenizers import BertTokenizer as BertTokenizer
from .tokenizers import RegexTokenizer as RegexTokenizer
from .tokenizers import UnicodeCharTokenizer as UnicodeCharTokenizer
from .tokenizers import UnicodeScriptTokenizer as UnicodeScriptTokenizer
from .tokenizers import WhitespaceTokenizer as WhitespaceTokenizer
from .tokenizers import WordpieceTokenizer as WordpieceTokenizer
from .vectors import CharNGram as CharNGram
from .vectors import FastText as FastText
from .vectors import GloVe as GloVe
from .vectors import Vectors as Vectors
from .vocab import Vocab as Vocab

__getattr__ = _paths.gap_getattr(__name__)
