drop table app.people;
drop extension citext;
