create extension pg_trgm;
create schema app;
create table app.d (id bigint, model text, maker text);
create index d_model on app.d using gist (model public.gist_trgm_ops (siglen = 32));
create index d_maker on app.d using gist (maker public.gist_trgm_ops (siglen = 64), model public.gist_trgm_ops);
