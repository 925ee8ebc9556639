alter table app.words rename column weight to mass;
