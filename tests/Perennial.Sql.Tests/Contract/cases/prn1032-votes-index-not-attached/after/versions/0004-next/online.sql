create index concurrently app_lists_1_k_idx on app_lists_1 (k);
