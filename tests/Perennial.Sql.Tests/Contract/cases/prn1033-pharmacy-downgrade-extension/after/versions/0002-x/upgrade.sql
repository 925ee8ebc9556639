-- Trigrams.
create extension pg_trgm;
