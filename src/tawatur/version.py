"""The version of the code, which every ledger carries."""

__all__ = ["__version__"]

__version__ = "0.1.0"
