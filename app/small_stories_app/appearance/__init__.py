"""How the program looks: the only place with colours and fonts."""
