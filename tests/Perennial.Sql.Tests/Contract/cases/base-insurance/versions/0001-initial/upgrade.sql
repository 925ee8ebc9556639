-- From version 0 to 1: initial.

create schema ins;

create type ins.address as (street text, town text, zip character varying(10));

create type ins.claim_state as enum ('filed', 'assessed', 'paid', 'denied');

create domain ins.percent as smallint default 0 not null constraint percent_check check (value between 0 and 100);

create domain ins.iban as text constraint iban_check check (value ~ '^[A-Z]{2}[0-9A-Z]{13,32}$');

create table ins.holders (
    holder_id bigserial,
    name text not null,
    home ins.address,
    account ins.iban,
    constraint holders_pkey primary key (holder_id)
);

create table ins.claims (
    claim_id bigserial,
    holder_id bigint not null,
    state ins.claim_state default 'filed' not null,
    fault ins.percent,
    amount numeric(12,2) not null,
    filed_at timestamp with time zone default now() not null,
    constraint claims_pkey primary key (claim_id)
);

alter table ins.claims add constraint claims_holder_id_fkey foreign key (holder_id) references ins.holders (holder_id);

create or replace function ins.round_up(p numeric) returns numeric language sql immutable as $$ select ceil(p) $$;
