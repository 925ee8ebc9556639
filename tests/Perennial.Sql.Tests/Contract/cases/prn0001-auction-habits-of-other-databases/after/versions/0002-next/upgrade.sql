create table auction.parts (user text, part_id bigint);
create trigger if not exists parts_stamp before insert on auction.parts for each row execute function suppress_redundant_updates_trigger();
create table auction.boxes (
    box_id bigint primary key
    name text not null
);
