"""The reviewer's second eye, pure. Empty until the confidentiality review moves in."""
