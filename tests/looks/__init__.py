"""Pictures of every page, and what is measured of them, from one list of places.

`places` says which pages, `world` makes the invented people they show, `started` serves them.
"""
