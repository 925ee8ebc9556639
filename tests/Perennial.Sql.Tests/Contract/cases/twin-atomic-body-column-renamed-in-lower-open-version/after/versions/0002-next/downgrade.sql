alter table app.words rename column mass to weight;
