insert into polls (question, asked_by) values ('Tea?', 'Ann');
