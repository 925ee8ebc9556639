create index concurrently tickets_plat on tickets_issued (plate);
