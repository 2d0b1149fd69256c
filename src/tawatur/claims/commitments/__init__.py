"""Requests, promises, conditions, refusals, agreements with their terms and states, ceasefires."""
