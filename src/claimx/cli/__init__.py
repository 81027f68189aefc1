"""The command line: a file a command, which imports what it needs only when it runs."""
