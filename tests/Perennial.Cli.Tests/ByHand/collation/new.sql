create schema app;
create collation app.names (provider = icu, locale = 'en', deterministic = false);
