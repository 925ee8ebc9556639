begin;
update roads set name = upper(name);
commit;
