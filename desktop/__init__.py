"""Custody Desk (保密员工作台): the map of the house.

Two hearts, pure: ``custody`` (the ledger of physical copies) and ``procedures`` (the engine of
cases). Beside them stands ``screening`` (the reviewer's second eye). Around them four walls:
``vault`` (disk), ``paper`` (print), ``intake`` (foreign files), ``windows`` and ``console``
(people).

    __main__ -> bootstrap -> console | windows | vault | paper | intake -> operations -> profiles
             -> custody | procedures | screening -> audit | people | workdays -> plain

Rooms on one floor do not import each other; ``bootstrap`` joins the walls. ``operations`` holds the
verbs, a file for each thing that is done, and says in ``ports`` what it needs. Facts are appended,
state is derived, and reality is recorded, never refused: only acts of the program are refused.
"""
