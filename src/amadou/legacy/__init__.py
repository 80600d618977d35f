"""What MindSpore has dropped, or keeps in private modules, and programs use all the same.

Found by its old path only, through the table in ``_paths.py``; nothing in amadou itself builds on it.
"""
