drop table app_lists;
