create extension hstore;
create type spot as (x integer, y integer);
create table place (id integer primary key, label text, tags text[], at spot, settings hstore);
-- queries
-- name: HstoreBySubscript
select settings['a'], settings[$1], settings['a'] || 'b' from place;
-- name: HstoreBySlice
select settings['a':'b'] from place;
-- name: HstoreByTwoSubscripts
select settings['a']['b'] from place;
-- name: HstoreByNumber
select settings[id] from place;
-- name: HstorePart
update place set settings['a'] = $1, label = settings['b'];
-- name: PartsOfOneColumn
update place set at.x = $1, at.y = $2, tags[1] = $3, tags[2] = $4;
-- name: PartBesideTheWhole
update place set tags[1] = 'a', tags = '{b}';
-- name: WholeBesideAPart
update place set at = row(1, 2), at.x = 3;
-- name: RepeatedAndUnknown
update place set label = 'a', label = 'b', no_such_column = 1;
-- name: RecursiveModifier
with recursive t(a) as (select 'a'::varchar(3) union all select a || 'b' from t) select a from t;
-- name: RecursiveModifierKept
with recursive t(a) as (select 'a'::varchar(3) union all select (a || 'b')::varchar(3) from t) select a from t;
-- name: RecursivePrecision
with recursive t(a) as (select 1::numeric(5, 2) union all select a + 1 from t) select a from t;
