alter table core.courses add constraint courses_teacher_id_fkey foreign key (teacher_id) references core.teachers on delete restrict not valid;
alter table core.courses validate constraint courses_teacher_id_fkey;
