"""Wall to foreign files: everything that reads what somebody else made.

``reading`` is the parent's side: it hands one file to a bounded worker (the program's own executable with a
hidden verb) and takes checked answers. ``worker`` is the child's side: it binds itself (``bounds``), finds the
kind by content (``kinds``), and has the reader of that kind (``readers``) tell what it reads. ``limits`` is the one
table of bounds. No parser runs in the parent.
"""
