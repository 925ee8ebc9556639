alter table app.notes drop constraint body_there;
