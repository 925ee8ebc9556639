create unique index concurrently tickets_plate on tickets_issued (plate);
