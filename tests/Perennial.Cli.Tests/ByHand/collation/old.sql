create schema app;
create collation app.names (provider = icu, locale = 'de');
