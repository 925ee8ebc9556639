alter table app.notes add constraint body_there check (body <> '') not enforced;
