-- From version 1 to 2: cents.

create domain shop.cents as integer constraint cents_check check (value >= 0);

alter type shop.price alter attribute cents type shop.cents;

-- still to do: cannot alter type "price" because column "goods.price" uses it
