drop schema lab_private cascade;
drop schema lab cascade;
