DROP INDEX ledger.postings_booked_idx;
