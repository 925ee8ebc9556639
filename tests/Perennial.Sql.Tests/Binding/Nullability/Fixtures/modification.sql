create table account (id integer generated always as identity primary key, email text not null unique, name text, balance integer default 0, doubled integer generated always as (balance * 2) stored, created timestamptz not null default now());
create table entry (id serial primary key, account_id integer not null references account, amount integer, note text default 'n', day date not null default current_date);
create table log (id integer primary key, message text);
create function fill_log() returns trigger language plpgsql as $$ begin new.message := null; return new; end $$;
create trigger log_fill before insert or update on log for each row execute function fill_log();

-- name: insert_one
-- parameters: email, name?
-- rows: none
insert into account (email, name) values ($1, $2)

-- name: insert_returning
-- parameters: email, name?
-- columns: id, email, name?, balance, created
-- rows: one
insert into account (email, name) values ($1, $2) returning id, email, name, balance, created

-- name: insert_literals_returning
-- columns: name, balance
-- rows: one
insert into account (email, name, balance) values ('x@y', 'n', 1) returning name, balance

-- name: insert_defaults_returning
-- columns: id, amount?, note, day
-- rows: zero-or-one
insert into entry (account_id) select id from account limit 1 returning id, amount, note, day

-- name: insert_default_keyword
-- columns: balance, email
-- rows: one
insert into account (email, balance) values ('d', default) returning balance, email

-- name: insert_several
-- columns: id, name?
-- rows: many
insert into account (email, name) values ('a1', 'x'), ('a2', null) returning id, name

-- name: insert_from_select
-- columns: id, message?
-- rows: many
insert into log (id, message) select id + 1000, email from account returning id, message

-- name: insert_select_returning_proven
-- columns: email, name, balance
-- rows: many
insert into account (email, name) select email || id, email from account returning email, name, balance

-- name: on_conflict_do_nothing
-- parameters: email
-- columns: id, email
-- rows: zero-or-one
insert into account (email) values ($1) on conflict do nothing returning id, email

-- name: on_conflict_do_update
-- parameters: email
-- columns: id, email, name, balance?
-- rows: one
insert into account (email, name) values ($1, 'x') on conflict (email) do update set name = excluded.name returning id, email, name, balance

-- name: on_conflict_do_update_other_column
-- parameters: email
-- columns: id, name?, balance
-- rows: one
insert into account (email, name) values ($1, 'x') on conflict (email) do update set balance = 1 returning id, name, balance

-- name: on_conflict_do_update_where
-- parameters: email
-- columns: id, name
-- rows: zero-or-one
insert into account (email, name) values ($1, 'x') on conflict (email) do update set name = 'y' where account.balance > 0 returning id, name

-- name: update_all
-- parameters: name?
-- rows: none
update account set name = $1, balance = balance + 1

-- name: update_returning
-- parameters: name?, id
-- columns: id, name?, email, balance?
-- rows: zero-or-one
update account set name = $1 where id = $2 returning id, name, email, balance

-- name: update_by_primary_key_literal
-- columns: name, balance
-- rows: zero-or-one
update account set name = 'x', balance = 5 where id = 1 returning name, balance

-- name: update_coalesce
-- parameters: name?, p2, id
-- columns: name?, balance
-- rows: zero-or-one
update account set name = coalesce($1, name), balance = coalesce(balance, 0) + $2 where id = $3 returning name, balance

-- name: update_from
-- columns: id, amount, balance, name?
-- rows: many
update entry e set amount = a.balance from account a where a.id = e.account_id and a.balance is not null returning e.id, e.amount, a.balance, a.name

-- name: update_where_column
-- columns: name, email
-- rows: many
update account set email = email || name where name is not null returning name, email

-- name: update_assigns_null_over_proof
-- columns: name?, email
-- rows: many
update account set name = null where name is not null returning name, email

-- name: update_multiple
-- columns: name, balance?
-- rows: zero-or-one
update account set (name, balance) = (select 'x', max(amount) from entry) where id = 1 returning name, balance

-- name: update_row_value
-- parameters: id
-- columns: name, balance
-- rows: zero-or-one
update account set (name, balance) = ('x', 1) where id = $1 returning name, balance

-- name: delete_returning
-- columns: id, amount, note?
-- rows: many
delete from entry where amount > 0 returning id, amount, note

-- name: delete_using
-- parameters: name
-- columns: id, name, balance?
-- rows: many
delete from entry e using account a where a.id = e.account_id and a.name = $1 returning e.id, a.name, a.balance

-- name: delete_by_key
-- parameters: id
-- rows: none
delete from entry where id = $1

-- name: trigger_may_null
-- parameters: id
-- columns: id, message?
-- rows: one
insert into log (id, message) values ($1, 'x') returning id, message

-- name: trigger_may_null_on_update
-- columns: id, message?
-- rows: many
update log set message = 'y' returning id, message

-- name: returning_expressions
-- columns: more, text, n, filled
-- rows: zero-or-one
insert into entry (account_id, amount) select id, 3 from account limit 1 returning amount + 1 as more, note || 'x' as text, (select count(*) from entry) as n, coalesce(note, '') as filled

-- name: returning_star
-- parameters: id
-- columns: id, account_id, amount, note?, day
-- rows: zero-or-one
update entry set amount = 1 where id = $1 returning *

-- name: old_and_new_of_update
-- postgres: 18
-- columns: old_name, new_name, old_balance?, new_balance?, old_id
-- rows: many
update account set name = 'x', balance = null where name is not null returning old.name as old_name, new.name as new_name, old.balance as old_balance, new.balance as new_balance, old.id as old_id

-- name: old_and_new_of_insert
-- postgres: 18
-- parameters: email
-- columns: old_id?, old_name?, id, name
-- rows: one
insert into account (email, name) values ($1, 'x') on conflict (email) do update set name = 'y' returning old.id as old_id, old.name as old_name, new.id, new.name

-- name: old_and_new_of_delete
-- postgres: 18
-- columns: id, amount?, new_id?
-- rows: many
delete from entry returning old.id, old.amount, new.id as new_id

-- name: merge
-- postgres: 15
-- rows: none
merge into account a using entry e on a.id = e.account_id when matched then update set balance = e.amount when not matched then do nothing

-- name: merge_returning
-- postgres: 17
-- columns: action, id, message?, email, name?
-- rows: many
merge into log l using account a on l.id = a.id when matched then update set message = a.email when not matched then insert (id, message) values (a.id, a.email) returning merge_action() as action, l.id, l.message, a.email, a.name

-- name: merge_not_matched_by_source
-- postgres: 17
-- columns: action, id, account?, email?, message?
-- rows: many
merge into log l using account a on l.id = a.id when not matched by source then delete when matched then update set message = a.name when not matched then insert values (a.id, a.name) returning merge_action() as action, l.id, a.id as account, a.email, l.message

-- name: insert_nothing_but_defaults
-- columns: id, message?
-- rows: one
insert into log (id) values (5000) returning *

-- name: insert_into_entry_by_values
-- parameters: account_id, amount?, note?, day
-- columns: account_id, amount?, note?, day
-- rows: one
insert into entry (account_id, amount, note, day) values ($1, $2, $3, $4) returning account_id, amount, note, day

-- name: generated_column
-- columns: doubled?, balance?
-- rows: many
select doubled, balance from account

-- name: update_returning_generated
-- parameters: balance?, id
-- columns: doubled?
-- rows: zero-or-one
update account set balance = $1 where id = $2 returning doubled
