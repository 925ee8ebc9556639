create table rooms (room text not null, used daterange not null);
create view open_polls as select poll_id, question from polls where closes is null;
create materialized view all_polls as select poll_id from polls;
create type span_of_time as (begins timestamptz, ends timestamptz);
create domain share as numeric check (value between 0 and 1);
create type times as range (subtype = time);
create table hotels (hotel text not null);
