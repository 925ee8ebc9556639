alter table tickets_issued rename column licence to plate;
