-- Back from version 1 to 0.

drop trigger people_touch on pay.people;

drop function pay.secret(integer);

drop function pay.touch();

drop table pay.lines;

drop table pay.runs;

drop table pay.people;

drop type pay.slip;

drop type pay.grade;

drop schema pay;
