-- From version 1 to 2: colour.

create type ins.colour as enum ('red');
