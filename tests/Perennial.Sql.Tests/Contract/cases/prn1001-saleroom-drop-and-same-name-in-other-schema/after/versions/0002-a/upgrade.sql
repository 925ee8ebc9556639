-- From version 1 to 2: a.

create schema a;
