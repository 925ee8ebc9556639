alter table notes add column pages int4multirange;
