"""Operations by which people come in: links, passwords, codes, letters."""
