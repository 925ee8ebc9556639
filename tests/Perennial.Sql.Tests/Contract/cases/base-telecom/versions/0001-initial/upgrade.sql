-- From version 0 to 1: initial.

create type public.line_state as enum ('ordered', 'active');

create type public.fault_kind as enum ('noise', 'cut');

create table public.lines (
    line_no character varying(20) not null,
    state public.line_state default 'ordered' not null,
    owner_name text not null,
    last_call timestamp with time zone,
    constraint lines_pkey primary key (line_no)
);

create table public.faults (
    fault_id integer generated always as identity,
    line_no character varying(20) not null,
    kind public.fault_kind not null,
    seen timestamp with time zone default current_timestamp not null,
    fixed boolean default false not null,
    constraint faults_pkey primary key (fault_id)
);

alter table public.faults add constraint faults_line_no_fkey foreign key (line_no) references public.lines (line_no);
