create collation sales.names (provider = icu, locale = 'de', rules = '&a < b');
