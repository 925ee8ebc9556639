drop function budget.sum_of(budget.kind, date[]);
drop table budget.lines;
drop type budget.colour;
drop type budget.kind;
drop schema budget;
