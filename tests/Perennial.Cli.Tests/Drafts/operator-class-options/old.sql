create extension pg_trgm;
create schema app;
create table app.d (id bigint, model text, maker text);
create index d_model on app.d using gin (model public.gin_trgm_ops);
