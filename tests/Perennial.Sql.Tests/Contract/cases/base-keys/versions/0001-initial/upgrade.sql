create table owners (a int, b int, label text, constraint owners_pk primary key (a, b));
create table things (id int primary key, a int, b int, note text default null, constraint things_owner foreign key (a, b) references owners (a, b) match full on delete cascade not deferrable);
create index things_owner_idx on things (a, b) where note is not null;
create sequence ticket_no start 1000 increment 5 cycle maxvalue 9999;
create function next_ticket() returns bigint language sql volatile security definer set search_path = pg_catalog, pg_temp as $$ select nextval('public.ticket_no') $$;
