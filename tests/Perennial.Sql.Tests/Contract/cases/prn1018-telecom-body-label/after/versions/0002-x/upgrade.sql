-- No.
create type f2 as enum ('cut');
alter table faults alter column kind type f2 using kind::text::f2;
drop type fault_kind;
alter type f2 rename to fault_kind;
