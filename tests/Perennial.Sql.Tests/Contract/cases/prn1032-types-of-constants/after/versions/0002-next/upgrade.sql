create table permits (
    kind char(1) check (kind <> 'z'),
    taken timestamptz check (taken >= timestamptz '2020-01-01 00:00+00'),
    day date default '2020-01-01' check (day > '2020-01-01'),
    price numeric(8, 2) default 0 check (price >= 0 and price in (1, 2.5)),
    note varchar(20) default 'none' check (note in ('none', 'some') and note ~ '^[a-z]'),
    wait interval default '1 hour' check (wait > interval '0'),
    large bigint default 0 check (large > 5)
);
