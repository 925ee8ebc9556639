// The grammar names a token kind on nearly every line: one letter keeps the rules readable.
global using K = Perennial.Sql.Parsing.TokenKind;
