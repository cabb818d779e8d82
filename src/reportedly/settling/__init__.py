"""Settling: the record of a case brought up to the reports, annotations and judgements that are there.

Texts are compared first; that gives stories and passages. From these follow the neighbourhoods
(``link.neighbourhoods``). Each neighbourhood is then worked out by itself (``part``), in this process or in
the partitions of an engine (``many``), if anything in it changed; all other rows stay as they are. What
several neighbourhoods share, entities and their sources, is put together from their parts (``shared``). So
one report costs what it touches, and the rows are those of a case that got everything at once.
"""

from reportedly.settling.settling import settle

__all__ = ["settle"]
