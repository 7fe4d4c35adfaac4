"""The windows' ports, made of the session, the catalogues and the press."""
