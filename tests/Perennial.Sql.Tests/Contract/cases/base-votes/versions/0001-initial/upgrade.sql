create table polls (poll_id serial primary key, question text not null, closes timestamptz);
create table votes (poll_id int not null references polls, voter text not null, choice int not null, primary key (poll_id, voter));
