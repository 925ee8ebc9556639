drop function label_count(int);
drop view note_counts;
drop table notes, folders;
