alter table ledger.postings drop booked_day;
