alter table core.courses drop constraint courses_teacher_id_fkey;
alter table core.courses add constraint courses_teacher_id_fkey foreign key (teacher_id) references core.teachers on delete set null not valid;
alter table core.courses validate constraint courses_teacher_id_fkey;
