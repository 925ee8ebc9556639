create index concurrently if not exists postings_day_idx on ledger.postings (booked_day, lower(text) text_pattern_ops) include (amount) where amount > 0;
