alter table lab.samples drop column raw;
