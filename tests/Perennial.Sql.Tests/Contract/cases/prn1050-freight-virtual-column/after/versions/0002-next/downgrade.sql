alter table freight.carriers drop shout;
