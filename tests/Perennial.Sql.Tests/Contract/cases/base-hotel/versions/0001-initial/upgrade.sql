-- From version 0 to 1: initial.

create type public.room_kind as enum ('single', 'double', 'suite');

create domain public.money_amount as numeric(10,2) constraint money_amount_check check (value >= 0);

create table public.guests (
    guest_id bigint generated always as identity,
    full_name text not null,
    email character varying(200),
    vip boolean default false not null,
    constraint guests_pkey primary key (guest_id),
    constraint guests_email_key unique (email)
);

create table public.rooms (
    room_no integer not null,
    kind public.room_kind not null,
    rate public.money_amount not null,
    note text,
    constraint rooms_pkey primary key (room_no)
);

create table public.stays (
    stay_id bigint generated always as identity,
    guest_id bigint not null,
    room_no integer not null,
    arrival date not null,
    departure date not null,
    paid public.money_amount,
    constraint stays_order check (departure > arrival),
    constraint stays_pkey primary key (stay_id)
);

create index stays_guest on public.stays (guest_id);

alter table public.stays add constraint stays_guest_id_fkey foreign key (guest_id) references public.guests (guest_id);

alter table public.stays add constraint stays_room_no_fkey foreign key (room_no) references public.rooms (room_no);
