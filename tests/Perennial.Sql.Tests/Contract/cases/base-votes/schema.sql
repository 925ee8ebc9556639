create table polls (poll_id serial primary key, question text not null, closes timestamptz, kind smallint not null default 1);
create table votes (poll_id int not null references polls, voter text not null, choice int not null, weight numeric not null default 1, primary key (poll_id, voter));
create index votes_choice on votes (poll_id, choice);
alter table votes add constraint votes_choice_positive check (choice > 0);
