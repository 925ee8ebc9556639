create index concurrently if not exists tickets_plate on tickets_issued (plate);
