"""The working-day calendar, with the explanation of every day counted or skipped."""
