"""PLOVER codes of actors, and where places lie."""
