"""The reads, answered on either connection: each list pages by an indexed key."""
