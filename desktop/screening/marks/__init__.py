"""Marks in their real shapes: of classification (``levels``), of 工作秘密 and 内部 (``internal``).

A word becomes a mark by how it stands: a star, a period, brackets, a label before it, a line of its
own. ``lines`` sees how it stands; the words of each shape are tables here, for whoever must add one.
"""
