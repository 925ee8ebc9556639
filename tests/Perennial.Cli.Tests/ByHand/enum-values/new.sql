create schema app;
create type app.state as enum ('open', 'done');
create type app.level as enum ('high', 'low');
