"""What pages of cases share: the stage that waits, its generated fields, the rail, a new request."""
