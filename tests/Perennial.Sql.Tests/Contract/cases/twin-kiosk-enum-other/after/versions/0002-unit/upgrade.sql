-- From version 1 to 2: unit.

create type shop.unit as enum ('kg');
