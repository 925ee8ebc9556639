alter table farm.fields drop slope;
