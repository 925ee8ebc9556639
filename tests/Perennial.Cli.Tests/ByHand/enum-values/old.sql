create schema app;
create type app.state as enum ('open', 'held', 'done');
create type app.level as enum ('low', 'high');
