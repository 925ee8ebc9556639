set search_path = public;
set local work_mem = '64MB';
update entries set until = now() where until is null;
