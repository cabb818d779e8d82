"""The case file: a DuckDB database that holds a case's inputs, annotations and record.

Three layers of tables: ``inputs`` (the reading log), ``reports`` and ``annotations`` (what was read,
never computed twice), and the record's other tables (``settled``: computed by neighbourhood, replaced only
where something changed). Every change is one transaction, so a process stopped at any moment leaves the
file as it was before the change or after it.
"""

from reportedly.store.opening import Transaction
from reportedly.store.settled import Settled
from reportedly.store.store import Store

__all__ = ["Settled", "Store", "Transaction"]
