"""What every room may use: facts, ids, day and clock, refusals, progress, words. Imports nothing of ours."""
