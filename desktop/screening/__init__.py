"""The reviewer's second eye, pure: read text in (``text``), findings out (``finding``), by ``screen``.

Readers hand over ``Passage`` after ``Passage``; ``flow`` joins what they cut; the seekers look at
the joined text; ``weights`` says what a finding asks of the reviewer. Macros and external references
are findings of the reader itself.
"""
