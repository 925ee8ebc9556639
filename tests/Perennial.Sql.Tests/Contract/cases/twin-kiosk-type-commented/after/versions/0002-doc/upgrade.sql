-- From version 1 to 2: doc.

comment on type shop.vat is 'Value added tax';
