create table bins (
    bin_id serial primary key,
    label char(6) not null unique,
    flags bit(4) not null default B'0000',
    dims numeric(6,2)[] not null default '{}',
    last_move timestamp(0),
    owner_name name default current_user
);
create table moves (
    at timestamptz not null default now(),
    bin_id int not null references bins,
    from_aisle "char",
    to_aisle "char" not null
) partition by list (to_aisle);
create table moves_a partition of moves for values in ('a', 'b');
create table moves_rest partition of moves default;
create index moves_at_idx on moves (at desc);
create function moved() returns trigger language plpgsql as $$
BEGIN
  UPDATE public.bins b SET last_move = new.at WHERE b.bin_id = new.bin_id;
  RETURN NULL;
END $$;
create trigger moved after insert on moves for each row execute function moved();
