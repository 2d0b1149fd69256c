"""What the pages of a story show, section by section, computed from its comparison and ledgers."""
