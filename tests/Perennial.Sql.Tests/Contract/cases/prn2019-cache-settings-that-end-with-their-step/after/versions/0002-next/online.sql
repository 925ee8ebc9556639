set role pg_monitor;
set session authorization 'somebody';
set lock_timeout = '1s';
set work_mem = '64MB';
reset role;
update entries set until = now() where until is null;
