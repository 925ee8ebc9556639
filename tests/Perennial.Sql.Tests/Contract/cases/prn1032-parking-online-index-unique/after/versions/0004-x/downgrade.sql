drop index tickets_plate;
