-- Back from version 1 to 0.

drop table public.prescriptions;

drop table public.shelves;

drop table public.drugs;

drop collation public.german;

drop extension pgcrypto;

drop extension btree_gist;

drop extension citext;
