alter table ledger.postings add booked_day date generated always as (cast(booked at time zone 'UTC' as date)) stored;
