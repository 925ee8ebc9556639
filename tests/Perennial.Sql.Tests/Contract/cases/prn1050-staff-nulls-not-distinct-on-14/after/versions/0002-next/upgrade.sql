alter table staff.people drop constraint people_login_manager_id_key;
alter table staff.people add unique nulls not distinct (login, manager_id);
