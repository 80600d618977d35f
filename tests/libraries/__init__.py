"""Published libraries, unmodified, on amadou: ``make libraries`` installs them into ``.libraries`` and runs the files.

Their names do not begin with ``test_``: ``make test`` needs none of these packages.
"""
