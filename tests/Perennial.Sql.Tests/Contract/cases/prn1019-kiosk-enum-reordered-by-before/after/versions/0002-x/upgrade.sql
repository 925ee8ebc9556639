-- z
alter type shop.vat add value 'zero' before 'full';
