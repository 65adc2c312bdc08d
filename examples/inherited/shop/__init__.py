"""Plumfield: the shop as it was handed over."""
