create schema app;
create table app.parents (id bigint primary key, code integer, constraint parents_id_code_key unique (id, code));
create table app.others (id bigint primary key);
create table app.children (
    child_id bigint primary key, parent_id bigint, code integer, size integer, height integer,
    constraint by_action foreign key (parent_id) references app.parents,
    constraint by_reference foreign key (parent_id) references app.parents,
    constraint by_match foreign key (parent_id, code) references app.parents (id, code),
    constraint by_time foreign key (parent_id) references app.parents,
    constraint by_key unique (size),
    constraint by_inheritance check (size > 0),
    constraint by_kind unique (height));
alter table app.children add constraint by_validity check (size > 1) not valid, add constraint by_doubt check (size > 2);
