-- From version 5 to 6: note.

alter table public.tenants add column note text;
