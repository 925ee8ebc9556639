-- Other action.
alter table core.courses drop constraint courses_teacher_id_fkey;
