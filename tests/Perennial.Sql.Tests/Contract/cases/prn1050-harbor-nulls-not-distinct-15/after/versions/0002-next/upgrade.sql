create unique index calls_berth_key on harbor.calls (berth, left_at) nulls not distinct;
