create domain dd as boolean default (not false) check (value);
create table t (
    id integer primary key,
    a timestamp not null default (now() at time zone 'utc'),
    b boolean not null default (not false),
    c boolean default (1 in (1, 2)),
    d boolean default (1 between 0 and 2),
    e boolean default ('a' like 'b'),
    f text default ('a' collate "C"),
    g boolean default (true and false),
    h boolean default (null is null),
    i integer default 1 + 2,
    j text default 'a' || 'b'::text
);
