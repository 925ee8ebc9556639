drop function gym.visit(bigint, int);
drop table gym.visits, gym.members;
drop schema gym;
