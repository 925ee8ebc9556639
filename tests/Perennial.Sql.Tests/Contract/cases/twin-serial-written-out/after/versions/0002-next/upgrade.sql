create sequence app.logs_log_id_seq;
create table app.logs (log_id bigint not null default nextval('app.logs_log_id_seq'::regclass) primary key, at timestamp with time zone default now());
alter sequence app.logs_log_id_seq owned by app.logs.log_id;
