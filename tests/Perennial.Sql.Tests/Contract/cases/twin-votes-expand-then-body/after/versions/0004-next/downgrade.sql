alter table votes drop column factor;
