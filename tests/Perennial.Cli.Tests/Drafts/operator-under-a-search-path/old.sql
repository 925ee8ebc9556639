create schema lg;
set search_path = lg, public;
create table legs (leg_id integer primary key, state text not null);
create function near(a integer, b integer) returns boolean immutable language sql as $$ select abs(a - b) < 2 $$;
create operator <~> (leftarg = integer, rightarg = integer, function = near);
create view open_legs as select * from legs where state <> 'arrived';
