-- From version 1 to 2: houses.

create table public.houses (
    house text not null,
    constraint houses_pkey primary key (house)
);
