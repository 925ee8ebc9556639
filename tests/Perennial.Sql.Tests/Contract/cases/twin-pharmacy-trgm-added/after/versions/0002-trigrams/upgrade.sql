-- From version 1 to 2: trigrams.

create extension pg_trgm;
