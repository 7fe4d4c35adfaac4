"""The hash chain over what was recorded: link, verify, explain a break."""
