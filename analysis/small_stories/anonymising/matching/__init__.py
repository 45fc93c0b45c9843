"""Where the names of a project's ledger stand, in any form."""
