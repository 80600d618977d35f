"""Expressions on transforms of text whose outcome is recorded; each line is a case, as in ``dataset_cases``."""

import tempfile
from pathlib import Path

import numpy as np

DICTIONARY = """\
我 300 r
来到 50 v
北京 80 ns
清华 20 nz
大学 60 n
清华大学 15 nt
天安门 10 ns
爱 90 v
"""
MODEL = """\
# start
-0.26 -3.14e+100 -3.14e+100 -1.46
# steps
-3.14e+100 -0.51 -0.91 -3.14e+100
-0.58 -3.14e+100 -3.14e+100 -0.80
-3.14e+100 -0.33 -1.26 -3.14e+100
-0.72 -3.14e+100 -3.14e+100 -0.66
# letters
小:-4.1,明:-6.2,硕:-7.0,士:-8.0,毕:-5.0,业:-7.5,他:-6.0,杭:-5.0,研:-5.5
小:-6.1,明:-4.2,硕:-6.0,士:-5.0,毕:-8.0,业:-4.5,他:-9.0,杭:-8.0,研:-5.0
小:-6.1,明:-5.2,硕:-6.0,士:-6.0,毕:-8.0,业:-5.5,他:-9.0,杭:-8.0,研:-6.0
小:-5.1,明:-7.2,硕:-8.0,士:-7.0,毕:-7.0,业:-7.5,他:-3.0,杭:-7.0,研:-7.0
"""
WORDS = "vectors.txt", "happy 0.5 1 2\nbirthday -1 0.25 3\nHello 1 1 1\n"
GRAMS = "2gram-ha 1 2\n3gram-#BEGIN#ha 3 4\n2gram-py 5 6\n2gram-zz 9 9\n"
LINES = "a quick brown fox jumps over a lazy dog\nthe quick cats jump over the lazy dogs\nhello world of words\n"


def names(ms):
    """What the cases use, for ``ms``, the real MindSpore or amadou."""
    X = ms.dataset.text
    folder = Path(tempfile.gettempdir())

    def file(name, content):
        """The path of a file with this content."""
        path = folder / f"amadou_text_{name}"
        path.write_text(content, encoding="utf-8")
        return str(path)

    def named(name, content):
        path = folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def column(*texts):
        return ms.dataset.NumpySlicesDataset(list(texts), ["text"], shuffle=False)

    def jieba(mode, **options):
        return X.JiebaTokenizer(file("hmm", MODEL), file("dict", DICTIONARY), mode, **options)

    def trained(kind, size):
        return X.SentencePieceVocab.from_file([file("lines", LINES * 20)], size, 0.9995, kind, {})

    def added(tokenizer, *args):
        tokenizer.add_word(*args)
        return tokenizer

    def with_dict(tokenizer, words):
        tokenizer.add_dict(words)
        return tokenizer

    def in_order(vocab):
        return sorted(vocab.vocab().items(), key=lambda item: item[1])

    vocab = X.Vocab.from_list(["un", "##aff", "##able", "hello", "world", "[UNK]", "床", "!", "##s", "cat"])
    Form, Jieba, Piece, Out = X.NormalizeForm, X.JiebaMode, X.SentencePieceModel, X.SPieceTokenizerOutType
    mixed = "Héllo, WORLD!\t[CLS] 床前x明 don't [unused12] ﬁ \u200d end\u00a0."
    return {**locals(), "np": np, "WORDS": WORDS[1], "GRAMS": GRAMS}


CASES = r"""
X.AddToken("T")(["a", "bc"]), X.AddToken("T", False)(["a"]), X.AddToken("TT")([["a"], ["b"]])
X.AddToken("T")("a")
X.AddToken("T")([1])
X.AddToken(1)
X.AddToken("T", 1)
X.CaseFold()("AbÇß"), X.CaseFold()(["A", "B"]), X.CaseFold()([["A"]])
X.CaseFold()(["\ufb01 \u2460", "soft\u00ad\u200b", "\uff71\uff21 \u01c4 \u338f", "\u0130\u1e9e\u017f"])
X.BasicTokenizer(True)("\ufb01 \u2460 \uff21\u200bb")
X.CaseFold()(1)
X.NormalizeUTF8()("ﬁ²e\u0301"), [X.NormalizeUTF8(form)(["ﬁ", "\u00e9", "e\u0301"]) for form in Form]
X.NormalizeUTF8("NFC")
X.NormalizeUTF8()(1)
X.RegexReplace("a(b)", "<$1>")("abab"), X.RegexReplace("a", "b", False)("aa"), X.RegexReplace(r"\s+", "_")("a  b\tc")
X.RegexReplace("(", "b")("a")
X.RegexReplace(1, "b")
X.RegexReplace("a", 1)
X.RegexReplace("a", "b", 1)
X.FilterWikipediaXML()("Welcome    to    China"), X.FilterWikipediaXML()("A <b>x</b> [[image:a|b]] &amp; 12")
X.FilterWikipediaXML()("{{a}} b [[c|d]] [http://x.org e] <ref>f</ref>g")
X.ToNumber(ms.int8)(["1", "-2"])
X.ToNumber(ms.float32)(["1.5", "2e3"])
X.ToNumber(ms.uint32)("7")
X.ToNumber(ms.float64)([["1"]])
X.ToNumber(ms.int8)(["300"])
X.ToNumber(ms.int32)(["a"])
X.ToNumber(ms.int32)(["1.5"])
X.ToNumber(ms.uint8)(["-1"])
X.ToNumber(ms.int32)([1])
X.ToNumber("int8")
X.ToNumber(ms.bool_)
X.ToNumber(ms.string)
X.to_bytes(np.array(["a", "é"])), X.to_str(np.array([b"a"]))
X.to_bytes(["a"])
X.to_str("a")
X.to_bytes(np.array([1]))
X.Ngram(2)(["a", "b", "c"])
X.Ngram(3, ("<", 2), (">", 1), "-")(["a", "b"])
X.Ngram([1, 2])(["a", "b"])
X.Ngram(3)(["a"])
X.Ngram([3, 1], ("<", 5))(["a", "b"])
X.Ngram(0)
X.Ngram("a")
X.Ngram([])
X.Ngram(2, ("a", -1))
X.Ngram(2, "a")
X.Ngram(2, separator=1)
X.Ngram(2)("a")
X.Ngram(2)([1, 2])
X.PythonTokenizer(str.split)(np.array("a b"))
X.PythonTokenizer(3)
X.PythonTokenizer(str.split)("a b")
X.PythonTokenizer(str.split)(np.array(["a b"]))
X.SlidingWindow(2)([1, 2, 3]), X.SlidingWindow(2)(["a", "b", "cc"]), X.SlidingWindow(3, -1)([1, 2, 3])
X.SlidingWindow(0)
X.SlidingWindow("a")
X.SlidingWindow(2, 1)([1, 2, 3])
X.SlidingWindow(2)([[1, 2, 3]])
X.Truncate(2)(["a", "b", "c"]), X.Truncate(2)([[1, 2, 3], [4, 5, 6]]), X.Truncate(9)([1]), X.Truncate(1)([1, 2])
X.Truncate(-1)
X.Truncate("a")
X.Truncate(1)(1)
X.TruncateSequencePair(4)([1, 2, 3], [4, 5])
X.TruncateSequencePair(2)([1, 2], [3, 4])
X.TruncateSequencePair(3)([1], [2, 3, 4, 5])
X.TruncateSequencePair(9)(["a"], ["b"]), X.TruncateSequencePair(3)([1, 2], [3, 4])
X.TruncateSequencePair(4)([[1]], [1])
X.UnicodeCharTokenizer()("añ床"), X.UnicodeCharTokenizer(True)("añ床 b"), X.UnicodeCharTokenizer()("")
X.UnicodeCharTokenizer()(["a", "b"])
X.UnicodeCharTokenizer()(1)
X.UnicodeCharTokenizer(1)
X.WhitespaceTokenizer()("a  bc\td")
X.WhitespaceTokenizer(True)(" añ\u3000床 b ")
X.WhitespaceTokenizer()("")
X.WhitespaceTokenizer(True)(" ")
X.WhitespaceTokenizer()(["a"])
X.UnicodeScriptTokenizer()("Welcome to 北京! 123abc")
X.UnicodeScriptTokenizer(True, True)("añ 北京 ?")
X.UnicodeScriptTokenizer()("")
X.UnicodeScriptTokenizer()("абвαβγabcあいアイ한글عربيहिन्दीไทย々ー")
X.UnicodeScriptTokenizer(1)
X.RegexTokenizer("[ ,]")("a, b")
X.RegexTokenizer("[ ,]", ",", True)("a, bñ ,c")
X.RegexTokenizer(r"\s+", r"\s+")("a  b ")
X.RegexTokenizer(",")("")
X.RegexTokenizer("(")("a")
X.RegexTokenizer(1)
X.RegexTokenizer(",", 1)
X.RegexTokenizer(",")(["a"])
X.WordpieceTokenizer(vocab)("unaffable")
X.WordpieceTokenizer(vocab)(["unaffable", "cats", "dog"])
X.WordpieceTokenizer(vocab, unknown_token="")("dog")
X.WordpieceTokenizer(vocab, with_offsets=True)("unaffable")
X.WordpieceTokenizer(vocab, max_bytes_per_token=3)("unaffable")
X.WordpieceTokenizer(vocab, with_offsets=True)(["cats", "x"])
X.WordpieceTokenizer(vocab)("")
X.WordpieceTokenizer(3)
X.WordpieceTokenizer(vocab, 3)
X.WordpieceTokenizer(vocab, max_bytes_per_token=-1)
X.WordpieceTokenizer(vocab, unknown_token=3)
X.WordpieceTokenizer(vocab)([["a"]])
X.BasicTokenizer()(mixed)
X.BasicTokenizer(True)("HÉllo, ﬁ 床!")
X.BasicTokenizer(keep_whitespace=True)("a  b\n c")
X.BasicTokenizer(preserve_unused_token=False)("[CLS] [unused1]")
[X.BasicTokenizer(normalization_form=form)("ﬁ e\u0301 ²") for form in Form]
X.BasicTokenizer(with_offsets=True)("Hé, 床 x")
X.BasicTokenizer(True, with_offsets=True)("HÉ, 床")
X.BasicTokenizer()(""), X.BasicTokenizer()("a$b^c`d~e|f+g=h<i>j"), X.BasicTokenizer()("“a”—b…c、d。e「f」g！h")
X.BasicTokenizer(1)
X.BasicTokenizer(normalization_form=1)
X.BasicTokenizer()(["a"])
X.BertTokenizer(vocab)("unaffable hello, 床!")
X.BertTokenizer(vocab, lower_case=True)("HELLO WORLD")
X.BertTokenizer(vocab, with_offsets=True)("unaffable cats!")
X.BertTokenizer(vocab, keep_whitespace=True, unknown_token="")("hello  cat"), X.BertTokenizer(vocab)("[UNK] [CLS]")
X.BertTokenizer(3)
X.BertTokenizer(vocab, lower_case=1)
X.Lookup(vocab)("hello")
X.Lookup(vocab)(["hello", "!"])
X.Lookup(vocab, "[UNK]")(["x", "cat"])
X.Lookup(vocab, data_type=ms.int64)([["cat"]])
X.Lookup(vocab, data_type=ms.float32)("cat")
X.Lookup(vocab)("x")
X.Lookup(vocab, "x")("y")
X.Lookup(3)
X.Lookup(vocab, 3)
X.Lookup(vocab, data_type=3)
X.Lookup(vocab)(1)
in_order(vocab)
vocab.tokens_to_ids("hello")
vocab.tokens_to_ids(["cat", "x"])
vocab.ids_to_tokens(3)
vocab.ids_to_tokens([0, 99])
vocab.tokens_to_ids(np.array(["cat", "x"]))
vocab.ids_to_tokens(np.array([1, 2]))
vocab.tokens_to_ids(["cat"]), vocab.ids_to_tokens([1])
vocab.tokens_to_ids(np.array("cat")), vocab.ids_to_tokens(np.array(1))
vocab.tokens_to_ids(np.array(["cat"])), vocab.ids_to_tokens(np.array([1]))
vocab.tokens_to_ids(3)
vocab.tokens_to_ids([3])
vocab.ids_to_tokens("a")
vocab.ids_to_tokens(-1)
vocab.ids_to_tokens([1.5])
X.Vocab().vocab()
in_order(X.Vocab.from_list(["a", "b"], ["<pad>"]))
in_order(X.Vocab.from_list(["a", "b"], ["<pad>"], False))
in_order(X.Vocab.from_list([]))
X.Vocab.from_list(["a", "a"])
X.Vocab.from_list(["a"], ["a"])
X.Vocab.from_list("a")
X.Vocab.from_list([1])
X.Vocab.from_list(["a"], ["b", "b"])
X.Vocab.from_list(["a"], special_first=1)
in_order(X.Vocab.from_dict({"a": 3, "b": 5}))
X.Vocab.from_dict({"a": -1})
X.Vocab.from_dict({1: 1})
X.Vocab.from_dict([1])
in_order(X.Vocab.from_file(file("vocab", "a,1\nb,2\nc,3\n"), ",", 2, ["<s>"]))
in_order(X.Vocab.from_file(file("vocab", "a\nb\n"), special_tokens=["<s>"], special_first=False))
X.Vocab.from_file(file("vocab", "a\na\n"))
X.Vocab.from_file("/no/such/file")
X.Vocab.from_file(3)
X.Vocab.from_file(file("vocab", "a\n"), vocab_size=0)
X.Vocab.from_file(file("vocab", "a\n"), 3)
in_order(X.Vocab.from_dataset(column("b", "a", "b", "c", "a", "b"), "text"))
in_order(X.Vocab.from_dataset(column("b", "a", "b", "c"), None, (1, 1), None, ["<s>"]))
in_order(X.Vocab.from_dataset(column("b", "a", "b", "c"), ["text"], None, 2))
in_order(X.Vocab.from_dataset(column("b", "a", "b"), "text", (2, None), special_tokens=["<s>"], special_first=False))
X.Vocab.from_dataset(column("a"), "x")
X.Vocab.from_dataset(column("a"), "text", (3, 1))
X.Vocab.from_dataset(column("a"), "text", 3)
X.Vocab.from_dataset(column("a"), "text", top_k=0)
X.Vocab.from_dataset(column(1, 2), "text")
X.ToVectors(X.Vectors.from_file(file("vectors", WORDS)))(["happy", "x"])
X.ToVectors(X.Vectors.from_file(file("vectors", WORDS), 1))("birthday")
X.ToVectors(X.Vectors.from_file(file("vectors", WORDS)), [9, 9, 9])(["x"])
X.ToVectors(X.Vectors.from_file(file("vectors", "2 3\n" + WORDS)), lower_case_backup=True)(["HAPPY", "Hello"])
X.ToVectors(X.CharNGram.from_file(file("grams", GRAMS)))(["happy", "q"])
X.ToVectors(X.GloVe.from_file(named("glove.6B.amadou.txt", WORDS)))("happy")
X.ToVectors(X.FastText.from_file(named("amadou.vec", WORDS)))("happy")
X.Vectors.from_file("/no/such/file")
X.GloVe.from_file(file("vectors", WORDS))
X.FastText.from_file(file("vectors", WORDS))
X.Vectors.from_file(file("vectors", "a 1 2\nb 1\n"))
X.Vectors.from_file(file("vectors", ""))
X.Vectors.from_file(file("vectors", WORDS), -1)
X.Vectors.from_file(3)
X.ToVectors(3)
X.ToVectors(X.Vectors.from_file(file("vectors", WORDS)), [1])("x")
X.ToVectors(X.Vectors.from_file(file("vectors", WORDS)), lower_case_backup=1)
[jieba(mode)("我来到北京清华大学") for mode in Jieba]
[jieba(mode)("小明硕士毕业，他来到杭研大厦。ok 3.14") for mode in Jieba]
jieba(Jieba.MP, with_offsets=True)("我爱 北京")
jieba(Jieba.MIX)("")
added(jieba(Jieba.MP), "杭研")("来到杭研")
added(jieba(Jieba.MP), "我来", 90000)("我来到")
with_dict(jieba(Jieba.MP), {"杭研": 900})("来到杭研")
jieba(3)
X.JiebaTokenizer("/no/such", "/no/such")
added(jieba(Jieba.MP), "a", -1)
with_dict(jieba(Jieba.MP), 3)
X.SentencePieceTokenizer(trained(Piece.CHAR, 30), Out.STRING)("hello dog")
X.SentencePieceTokenizer(trained(Piece.CHAR, 30), Out.INT)("hello dog")
X.SentencePieceTokenizer(trained(Piece.BPE, 60), Out.STRING)("hello lazy dog")
X.SentencePieceTokenizer(trained(Piece.UNIGRAM, 60), Out.STRING)("hello lazy dog")
X.SentencePieceTokenizer(trained(Piece.WORD, 15), Out.STRING)("hello lazy dog")
X.SentencePieceTokenizer(3, Out.STRING)
X.SentencePieceTokenizer(trained(Piece.CHAR, 30), 3)
trained(3, 30)
X.SentencePieceVocab.from_file(["/no/such"], 30, 0.9995, Piece.CHAR, {})
X.SentencePieceVocab.from_file("a", 30, 0.9995, Piece.CHAR, {})
X.SentencePieceVocab.from_file([file("lines", LINES)], "a", 0.9995, Piece.CHAR, {})
X.SentencePieceVocab.from_file([file("lines", LINES)], 30, "a", Piece.CHAR, {})
X.SentencePieceVocab.from_file([file("lines", LINES)], 30, 0.9995, Piece.CHAR, 3)
"""
CASES = CASES.strip().splitlines()
