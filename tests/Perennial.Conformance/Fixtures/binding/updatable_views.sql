create table base (a integer primary key, b text);
create view simple as select a, b from base;
create view over_simple as select a from simple where a > 0;
create view constants as select 1 as a;
create view counted as select count(*) as n from base;
create view distinct_rows as select distinct a from base;
create view joined as select x.a from base x join base y using (a);
create view over_joined as select a from joined;
create view computed as select a + 1 as more from base;
create view limited as select a from base limit 5;
create view ruled as select distinct a from base;
create rule ruled_insert as on insert to ruled do instead insert into base values (new.a);
create view deleted_only as select count(*) as n from base;
create rule deleted_only_delete as on delete to deleted_only do instead nothing;
create view also_ruled as select count(*) as n from base;
create rule also_ruled_delete as on delete to also_ruled do also delete from base;
create view sometimes as select a, b from base;
create rule sometimes_delete as on delete to sometimes where old.a > 1 do instead nothing;
create view over_sometimes as select a, b from sometimes;
create view either as select a, b from base;
create rule either_some as on delete to either where old.a > 1 do instead nothing;
create rule either_all as on delete to either do instead nothing;
create view triggered as select distinct a from base;
create function skip() returns trigger language plpgsql as 'begin return null; end';
create trigger triggered_insert instead of insert on triggered for each row execute function skip();
create table renamed (a integer);
create view over_renamed as select a from renamed;
alter table renamed rename to other;
create table swapped (a integer);
create view over_swapped as select a from swapped;
alter table swapped rename to swapped_table;
alter view over_swapped rename to swapped;
create table replaced (a integer);
create view over_replaced as select a from replaced;
alter table replaced rename to replaced_table;
create view replaced as select distinct a from replaced_table;
create function sum(a integer, b integer) returns integer language sql as 'select $1 + $2';
create view added as select a, sum(a, a) as twice from base;
create view sorted_total as select 1 as a from base order by count(*);
create view rows_of as select generate_series(1, a) as n from base;
create view numbered as select a, row_number() over () as n from base;
create view nested as (select a from base);
create view whole as select base from base;
create view twice as select a, a as again, b from base;
create view over_twice as select a as x, again as y, b from twice;
create table arrays (a integer, list integer[]);
create view arrays_twice as select a, list, list as again from arrays;
create view twice_triggered as select a, a as again from base;
create trigger twice_triggered_change instead of insert or update on twice_triggered for each row execute function skip();
create view over_twice_triggered as select a, again from twice_triggered;
create view twice_ruled as select a, a as again from base;
create rule twice_ruled_insert as on insert to twice_ruled do instead nothing;
create view twice_defaulted as select a, a as again, b from base;
alter view twice_defaulted alter column again set default 9;
create view over_twice_defaulted as select a, b from twice_defaulted;
create view hidden_twice_defaulted as select b from twice_defaulted;
-- queries
-- name: Simple
insert into simple values (1, 'x');
-- name: OverSimple
update over_simple set a = 2;
-- name: Constants
insert into constants values (1);
-- name: ConstantsDeleted
delete from constants;
-- name: Counted
update counted set n = 2;
-- name: Distinct
delete from distinct_rows where a = $1;
-- name: Joined
update joined set a = 1;
-- name: OverJoined
delete from over_joined;
-- name: ComputedDeleted
delete from computed;
-- name: Limited
insert into limited (a) values ($1);
-- name: Ruled
insert into ruled values (1);
-- name: Triggered
insert into triggered values (1);
-- name: TriggeredDeleted
delete from triggered;
-- name: Renamed
insert into over_renamed values (1);
-- name: InWith
with gone as (delete from joined returning a) select a from gone;
-- name: Unknown
-- expect: missing
insert into constants (missing) values (1);
-- name: Swapped
insert into swapped values (1);
-- name: OverReplaced
insert into over_replaced values (1);
-- name: Replaced
insert into replaced values (1);
-- name: Added
update added set a = 2;
-- name: SortedTotal
delete from sorted_total;
-- name: RowsOf
delete from rows_of;
-- name: Numbered
update numbered set a = 1;
-- name: Nested
insert into nested values (1);
-- name: Whole
delete from whole;
-- name: RuleOfAnotherEvent
insert into deleted_only values (1);
-- name: RuleOfTheEvent
delete from deleted_only;
-- name: RuleBeside
delete from also_ruled;
-- name: ConditionalRule
delete from sometimes;
-- name: ConditionalRuleOfAnotherEvent
update sometimes set b = '';
-- name: ConditionalRuleBelow
delete from over_sometimes;
-- name: ConditionalRuleAndAnother
delete from either;
-- name: InsertedTwice
insert into twice (a, again) values (1, 2);
-- name: InsertedTwiceByPlace
insert into twice values (1, 2);
-- name: InsertedOnceByPlace
insert into twice values (1);
-- name: InsertedTwiceBySelect
insert into twice (b, again, a) select 'x', 1, 2;
-- name: InsertedTwiceOverView
insert into over_twice (x, y, b) values ($1, $2, $3);
-- name: InsertedOnceOverView
insert into over_twice (y, b) values ($1, $2);
-- name: InsertedBesideDefault
insert into twice (a, again) values (1, default);
-- name: InsertedDefaults
insert into twice (a, again) values (default, default);
-- name: InsertedDefaultsInRows
insert into twice (a, again) values (1, default), (2, default);
-- name: UpdatedTwice
update twice set a = 1, again = 2;
-- name: UpdatedTwiceByDefault
update twice set a = 1, again = default;
-- name: UpdatedTwiceOverView
update over_twice set (x, y) = (1, 2);
-- name: UpdatedOnce
update over_twice set y = x, b = 'x';
-- name: UpdatedTwiceOnConflict
insert into twice (a) values (1) on conflict (a) do update set a = 1, again = 2;
-- name: UpdatedOnceOnConflict
insert into twice (a) values (1) on conflict (a) do update set again = 2;
-- name: StoredPartsTwice
insert into arrays_twice (list[1], again[2]) values (1, 2);
-- name: UpdatedPartsTwice
update arrays_twice set list[1] = 1, again[2] = 2;
-- name: UpdatedPartAndWhole
update arrays_twice set list[1] = 1, again = '{1}';
-- name: TriggerDecidesOfBoth
insert into twice_triggered (a, again) values (1, 2);
-- name: TriggerBelowDecidesOfBoth
update over_twice_triggered set a = 1, again = 2;
-- name: RuleDecidesOfBoth
insert into twice_ruled (a, again) values (1, 2);
-- name: RuleOfAnotherEventDecidesNothing
update twice_ruled set a = 1, again = 2;
-- name: DefaultOfTheViewStores
insert into twice_defaulted (a) values (1);
-- name: DefaultOfTheViewAlone
insert into twice_defaulted (b) values ('x');
-- name: DefaultOfTheViewBelow
insert into over_twice_defaulted values (1, 'x');
-- name: DefaultOfTheViewBelowAlone
insert into hidden_twice_defaulted values ('x');
-- name: DefaultOfTheViewInUpdate
update twice_defaulted set a = 1;
-- name: InsertedTwiceInWith
with added as (insert into twice (a, again) values (1, 2) returning a) select a from added;
