drop index harbor.calls_berth_key;
