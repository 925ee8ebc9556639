create index concurrently app_lists_1_k_idx on app_lists_1 (k);
alter index app_lists_k attach partition app_lists_1_k_idx;
