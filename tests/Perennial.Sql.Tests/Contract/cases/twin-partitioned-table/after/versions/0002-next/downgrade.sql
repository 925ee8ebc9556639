drop table app.events;
