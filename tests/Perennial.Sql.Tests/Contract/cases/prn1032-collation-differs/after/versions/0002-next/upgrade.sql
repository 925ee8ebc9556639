create collation app.numeric_order (provider = icu, locale = 'de-u-kn-true');
