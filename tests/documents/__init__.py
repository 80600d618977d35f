"""Documents as tests.

- The examples of MindSpore's own pages: ``extract`` takes them out of MindSpore, ``examples`` runs them (those of data
  sets: ``dataset_examples``), ``real`` runs them on MindSpore itself, ``table`` writes docs/examples.md. ``lists``
  reads what is written down about them: ``examples/*.toml`` why some fail, ``errata/*.toml`` which pages have slips.
  ``world``, ``execution``, ``comparison`` and ``given`` are the parts of a run.
- The pages of docs/differences: ``pages``.
- What MindSpore's and torch's documents say about the state of a model: ``test_state``.
"""
