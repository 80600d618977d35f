"""The choices that transforms of text offer."""

import enum


class JiebaMode(enum.IntEnum):
    """How ``JiebaTokenizer`` cuts: by the dictionary, by the hidden Markov model, or by the one and then the other."""

    MIX = 0
    MP = 1
    HMM = 2


class NormalizeForm(enum.IntEnum):
    """The normal forms of Unicode, or none."""

    NONE = 0
    NFC = 1
    NFKC = 2
    NFD = 3
    NFKD = 4


class SentencePieceModel(enum.IntEnum):
    """The kinds of models that SentencePiece trains."""

    UNIGRAM = 0
    BPE = 1
    CHAR = 2
    WORD = 3


class SPieceTokenizerLoadType(enum.IntEnum):
    """Where a SentencePiece model comes from."""

    FILE = 0
    MODEL = 1


class SPieceTokenizerOutType(enum.IntEnum):
    """What ``SentencePieceTokenizer`` gives: the pieces, or their numbers."""

    STRING = 0
    INT = 1
