"""Working days in force, the deadlines of cases with their proof, extensions, and what others are asked."""
