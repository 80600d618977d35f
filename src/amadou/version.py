"""The release of MindSpore whose API amadou offers: what a program reads as ``mindspore.__version__``.

amadou's own version is ``importlib.metadata.version("amadou")``.
"""

__version__ = "2.10.0"
