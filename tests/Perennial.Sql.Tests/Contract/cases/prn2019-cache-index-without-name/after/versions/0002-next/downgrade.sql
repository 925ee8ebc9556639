drop index entries_until_key_idx;
