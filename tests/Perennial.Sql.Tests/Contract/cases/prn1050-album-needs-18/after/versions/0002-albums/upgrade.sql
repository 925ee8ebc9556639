-- From version 1 to 2: albums.

create table public.albums (
    album uuid default uuidv7() not null,
    constraint albums_pkey primary key (album)
);

-- still to do: PostgreSQL 15, the oldest server to support, refuses this: function uuidv7() does not exist. PostgreSQL 18 accepts it. Write it in a way that 15 has, or set PerennialPostgres to 18 when no older server is left.
