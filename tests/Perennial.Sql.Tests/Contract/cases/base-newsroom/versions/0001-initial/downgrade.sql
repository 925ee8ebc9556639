-- Back from version 1 to 0.

drop materialized view public.popular;

drop table public.bylines;

drop table public.authors;

drop table public.articles;
