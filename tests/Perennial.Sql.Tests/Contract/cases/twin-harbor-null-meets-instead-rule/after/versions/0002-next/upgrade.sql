create rule unknown_berth as on insert to harbor.berths where new.depth_m is null do instead nothing;
