-- From version 0 to 1: initial.

create schema pay;

create type pay.grade as enum ('junior', 'senior', 'lead');

create type pay.slip as (person text, net numeric);

create table pay.people (
    person_id integer generated always as identity,
    name text not null,
    grade pay.grade not null,
    salary numeric(10,2) not null,
    boss_id integer,
    hired date default current_date not null,
    touched timestamp with time zone,
    constraint people_pkey primary key (person_id)
);

create table pay.runs (
    run_id integer generated always as identity,
    month date not null,
    total numeric,
    constraint runs_pkey primary key (run_id),
    constraint runs_month_key unique (month)
);

create table pay.lines (
    run_id integer not null,
    person_id integer not null,
    net numeric not null,
    constraint lines_pkey primary key (run_id, person_id)
);

CREATE or replace FUNCTION pay.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.touched := now(); RETURN new; END $$;

alter table pay.people add constraint people_boss_id_fkey foreign key (boss_id) references pay.people (person_id);

alter table pay.lines add constraint lines_run_id_fkey foreign key (run_id) references pay.runs (run_id);

alter table pay.lines add constraint lines_person_id_fkey foreign key (person_id) references pay.people (person_id);

CREATE or replace FUNCTION pay.secret(p int) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT salary FROM pay.people WHERE person_id = p $$;

create trigger people_touch before insert or update on pay.people for each row execute function pay.touch();
