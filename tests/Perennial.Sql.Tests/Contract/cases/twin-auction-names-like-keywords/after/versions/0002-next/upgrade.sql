create table auction.parts (
    "user" text,
    key text,
    index integer,
    "primary" boolean,
    part_id bigint primary key
);
