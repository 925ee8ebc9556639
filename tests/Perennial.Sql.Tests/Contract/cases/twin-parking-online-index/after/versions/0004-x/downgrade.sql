drop index if exists tickets_plate;
