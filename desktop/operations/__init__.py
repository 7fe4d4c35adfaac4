"""What a person can do, one verb per file; `ports` says what the verbs need."""
