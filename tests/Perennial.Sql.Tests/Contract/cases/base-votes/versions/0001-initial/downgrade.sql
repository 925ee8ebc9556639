drop table votes;
drop table polls;
