drop function next_ticket();
drop sequence ticket_no;
drop table things;
drop table owners;
