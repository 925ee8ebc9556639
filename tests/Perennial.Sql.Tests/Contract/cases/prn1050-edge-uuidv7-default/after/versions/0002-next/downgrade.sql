alter table edge.events alter id set default gen_random_uuid();
