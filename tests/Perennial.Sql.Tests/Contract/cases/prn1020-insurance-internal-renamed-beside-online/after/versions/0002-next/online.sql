alter table ins.holders add column if not exists note text;
