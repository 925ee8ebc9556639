drop index if exists entries_fresh;
