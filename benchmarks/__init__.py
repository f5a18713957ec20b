"""How fast the portal is, beside the least that Django can do on the same machine: `./portal bench`."""
