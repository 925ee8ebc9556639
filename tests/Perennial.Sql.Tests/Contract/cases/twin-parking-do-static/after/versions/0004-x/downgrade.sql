alter table tickets_issued drop column colour;
