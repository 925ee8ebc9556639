-- postgres: 14
create type mood as enum ('sad', 'ok', 'happy');
create type part as (kind text, amount integer);
create domain code as text not null;
create domain score as integer check (value between 0 and 9);
create domain scores as integer[];
create table unit (id integer primary key, parent integer references unit, title text not null, label code, budget integer, state mood not null default 'ok');
create table person (id integer primary key, unit_id integer not null references unit, mentor integer references person, name text not null, nick text, rating score, ratings scores, tags text[] not null default '{}', home part, doc jsonb, seen tstzrange, spans int4multirange,
    shown text generated always as (coalesce(nick, name)) stored, doubled integer generated always as (rating * 2) stored);
create table visit (person_id integer references person, unit_id integer references unit, at date not null default '2024-01-01', note text, cost integer check (cost is not null), primary key (person_id, unit_id));
create table logged (id integer primary key, a integer not null, b text, c text not null default 'x');
create function blank_a() returns trigger language plpgsql as $$ begin new.b := null; return new; end $$;
create trigger blank before insert or update on logged for each row execute function blank_a();
create function strict_sum(a integer, b integer) returns integer language sql immutable strict as $$ select a + b $$;
create function loose(a integer) returns integer language sql immutable as $$ select a $$;
create function sure() returns integer language sql as $$ select 1 $$;
create function listed(p integer) returns table (k integer, v text) language sql as $$ select u.id, u.title from unit u where u.id <> p $$;
create view unit_people as select u.id, u.title, p.name, p.nick, p.rating, p.home from unit u left join person p on p.unit_id = u.id;
create view counted as select unit_id, count(*) as n, max(rating) as best, bool_or(nick is null) as anonymous from person group by unit_id;
create view both_sides as select u.id as unit_id, u.title, v.note, v.cost, v.at from unit u full join visit v on v.unit_id = u.id;

-- name: FullJoinUsing
-- columns: id, title?, name?, uid?, pid?
-- rows: many
select id, u.title, p.name, u.id as uid, p.id as pid from unit u full join person p using (id);

-- name: LeftThenInner
-- columns: title, name, cost, note?
-- rows: many
select u.title, p.name, v.cost, v.note from unit u left join person p on p.unit_id = u.id join visit v on v.person_id = p.id;

-- name: LeftThenLeftOnNull
-- columns: title, name?, cost?
-- rows: many
select u.title, p.name, v.cost from unit u left join person p on p.unit_id = u.id left join visit v on v.person_id = p.id and p.rating > 1;

-- name: NestedJoins
-- columns: title, name?, at?
-- rows: many
select u.title, p.name, v.at from unit u left join (person p join visit v on v.person_id = p.id) on p.unit_id = u.id;

-- name: RightJoinChain
-- columns: title?, name?, mentor
-- rows: many
select u.title, p.name, m.name as mentor from unit u right join person p on p.unit_id = u.id right join person m on m.id = p.mentor;

-- name: LateralLimit
-- columns: title, name?, shown?
-- rows: many
select u.title, l.name, l.shown from unit u left join lateral (select name, shown from person where unit_id = u.id order by id limit 1) l on true;

-- name: LateralCross
-- columns: title, name, up?
-- rows: many
select u.title, l.name, l.up from unit u cross join lateral (select name, upper(nick) as up from person where unit_id = u.id) l;

-- name: LateralAggregate
-- columns: id, n, best?, total, any_name?
-- rows: many
select u.id, l.n, l.best, l.total, l.any_name from unit u, lateral (select count(*) n, max(rating) best, coalesce(sum(rating), 0) total, min(name) as any_name from person where unit_id = u.id) l;

-- name: WhereMakesInner
-- columns: id, name, nick, rating
-- rows: many
select u.id, p.name, p.nick, p.rating from unit u left join person p on p.unit_id = u.id where p.rating > 2 and p.nick like '%';

-- name: WhereOr
-- columns: nick?, rating?
-- rows: many
select p.nick, p.rating from person p where p.nick = 'a' or p.rating is not null;

-- name: WhereOrBoth
-- columns: nick, rating
-- rows: many
select p.nick, p.rating from person p where (p.nick = 'a' and p.rating = 1) or (p.nick > 'b' and p.rating in (2, 3));

-- name: WhereNot
-- columns: nick, rating
-- rows: many
select p.nick, p.rating from person p where not (p.nick is null or p.rating is null);

-- name: WhereNotOr
-- columns: nick, rating
-- rows: many
select p.nick, p.rating from person p where not (p.nick = 'a' or p.rating = 1);

-- name: WhereInList
-- columns: nick, rating, mentor
-- rows: many
select p.nick, p.rating, p.mentor from person p where p.nick in ('a', 'b') and p.rating between 1 and 4 and p.mentor = any (array[1, 2, 3]);

-- name: WhereNotInList
-- columns: nick, rating
-- rows: many
select p.nick, p.rating from person p where p.nick not in ('q', 'z') and p.rating <> all ('{1,2}');

-- name: WhereDistinct
-- columns: nick?, rating
-- rows: many
select p.nick, p.rating from person p where p.nick is distinct from 'a' and p.rating is not distinct from 3;

-- name: WhereCoalesce
-- columns: nick?, rating?
-- rows: many
select p.nick, p.rating from person p where coalesce(p.nick, 'a') = 'a' and coalesce(p.rating, 1) > 0;

-- name: WhereCase
-- columns: nick?
-- rows: many
-- unseen: nick
select p.nick from person p where case when p.nick is null then false else true end;

-- name: WhereRow
-- columns: nick, rating?
-- rows: many
select p.nick, p.rating from person p where (p.nick, p.rating) = ('a', 1) or (p.nick, p.rating) > ('a', 1);

-- name: WhereExists
-- columns: budget, parent
-- rows: many
select u.budget, u.parent from unit u where exists (select from unit v where v.id = u.parent) and u.budget in (select rating from person);

-- name: WhereSubqueryScalar
-- columns: budget
-- rows: many
select u.budget from unit u where u.budget > (select max(p.rating) from person p);

-- name: WhereUnknownTests
-- columns: nick, rating
-- rows: many
select p.nick, p.rating from person p where (p.rating > 3) is true and (p.nick = 'a') is not unknown;

-- name: WhereIsNotTrue
-- columns: rating?
-- rows: many
select p.rating from person p where (p.rating > 3) is not true;

-- name: HavingProof
-- columns: unit_id, max, min
-- rows: many
select unit_id, max(nick), min(rating) from person group by unit_id having max(nick) > 'a' and min(rating) is not null;

-- name: GroupingSets
-- columns: unit_id?, state?, count, grouping
-- rows: many
select unit_id, state, count(*), grouping(unit_id) from person join unit u on u.id = unit_id group by grouping sets ((unit_id, state), (unit_id), ());

-- name: Rollup
-- columns: id?, title?, count, sum?
-- rows: many
select u.id, u.title, count(p.id), sum(p.rating) from unit u left join person p on p.unit_id = u.id group by rollup (u.id, u.title);

-- name: CubeWithConstant
-- columns: state?, count, max?
-- rows: many
select u.state, count(*) filter (where budget > 1), max(budget) filter (where budget is not null) from unit u group by cube (u.state);

-- name: GroupingSetsAlways
-- columns: id, title?, sum
-- rows: many
select u.id, u.title, sum(1) from unit u group by u.id, rollup (u.title);

-- name: AggregatesOfAll
-- columns: count, sum?, avg?, min?, array_agg?, string_agg?, bool_and?, jsonb_agg?, json_object_agg?, every?, range_agg?, range_intersect_agg?, bit_or?, stddev?
-- rows: one
select count(nick), sum(rating), avg(id), min(name), array_agg(nick), string_agg(name, ','), bool_and(rating > 1), jsonb_agg(nick), json_object_agg(id, nick), every(true), range_agg(seen), range_intersect_agg(seen), bit_or(rating::integer), stddev(id) from person;

-- name: AggregatesOfGroups
-- columns: unit_id, count, sum, avg, min, array_agg, string_agg, string_agg?, jsonb_agg, max?, stddev?, var_pop, stddev_samp?, corr?, bool_and, every?
-- rows: many
select unit_id, count(nick), sum(id), avg(id), min(name), array_agg(nick), string_agg(name, ','), string_agg(nick, ','), jsonb_agg(nick), max(nick), stddev(id), var_pop(id), stddev_samp(id), corr(id, id), bool_and(id > 1), every(rating > 1) from person group by unit_id;

-- name: AggregatesFiltered
-- columns: unit_id, count, sum?, array_agg?, min?
-- rows: many
select unit_id, count(*) filter (where rating > 3), sum(id) filter (where rating > 3), array_agg(name) filter (where nick is not null), min(nick) filter (where nick is not null) from person group by unit_id;

-- name: OrderedSets
-- columns: unit_id, percentile_cont, percentile_disc?, mode, rank, percent_rank
-- rows: many
select unit_id, percentile_cont(0.5) within group (order by id), percentile_disc(0.5) within group (order by rating), mode() within group (order by name), rank(1) within group (order by id), percent_rank(3) within group (order by rating) from person group by unit_id;

-- name: Windows
-- columns: row_number, rank, ntile, lag?, lag, lead, first_value, last_value, nth_value?, sum, count, cume_dist
-- rows: many
select row_number() over w, rank() over w, ntile(2) over w, lag(name) over w, lag(name, 1, 'none') over w, lead(id, 1, 0) over w, first_value(name) over w, last_value(name) over w, nth_value(name, 2) over w, sum(id) over w, count(nick) over w, cume_dist() over w from person window w as (partition by unit_id order by id);

-- name: WindowFrames
-- columns: sum?, first_value?, max?, min, avg, last_value
-- rows: many
select sum(id) over (order by id rows between 2 following and 3 following), first_value(name) over (order by id rows between 1 preceding and 1 preceding), max(id) over (order by id rows between unbounded preceding and unbounded following exclude current row), min(name) over (order by id range between unbounded preceding and current row), avg(id) over (order by id groups between current row and 1 following), last_value(name) over (order by id rows between current row and current row) from person;

-- name: WindowFilter
-- columns: sum?, count, array_agg
-- rows: many
select sum(id) filter (where id > 2) over (partition by unit_id), count(*) filter (where nick is null) over (), array_agg(name) over (order by id) from person;

-- name: WindowOverGroups
-- columns: unit_id, sum, rank, lag?
-- rows: many
select unit_id, sum(count(*)) over (order by unit_id), rank() over (order by max(rating)), lag(sum(id)) over (order by unit_id) from person group by unit_id;

-- name: CaseForms
-- columns: case?, case, name?, name, nick, case
-- rows: many
select case when rating > 3 then 'a' when rating > 1 then 'b' end, case when rating > 3 then 'a' else 'b' end, case rating when 1 then nick else name end, case when nick is not null then nick else name end, case when nick is null then name else nick end, case when rating is null then 0 when rating > 1 then rating else 5 end from person;

-- name: CoalesceForms
-- columns: coalesce, coalesce?, coalesce, nullif?, nullif?, greatest, least?, greatest?, coalesce
-- rows: many
select coalesce(nick, name), coalesce(nick, rating::text), coalesce(nick, null, 'x'), nullif(name, 'a'), nullif(id, -1), greatest(rating, 1), least(nick, null), greatest(nick, rating::text), coalesce((select title from unit where unit.id = person.id), name) from person;

-- name: StrictFunctions
-- columns: strict_sum?, strict_sum?, loose?, loose?, sure?, abs?, length, upper?, ?column??, ?column?, concat, concat_ws, format, md5, ?column?, id, substring?, substring, split_part, regexp_match?, to_char, position, left, nullif?
-- rows: many
-- unseen: strict_sum, loose, sure
select strict_sum(id, 1), strict_sum(id, rating), loose(id), loose(rating), sure(), abs(rating), length(name), upper(nick), name || nick, name || id, concat(nick, name), concat_ws(',', nick), format('%s', nick), md5(name), id % 3, id::text, substring(name from 'a'), substring(name from 1 for 1), split_part(name, ',', 2), regexp_match(name, 'b'), to_char(id, '99'), position('a' in name), left(name, 1), nullif(length(name), 0) from person;

-- name: Composites
-- columns: kind?, amount?, home?, row, amount, kind, ?column?, ?column?, name, nick?, ?column?
-- rows: many
select (home).kind, (home).amount, home, row(nick, name), (row(nick, 1)::part).amount, (row(1, nick)::part).kind, home is null, p is not null, (p).name, (p).nick, p.* is null from person p;

-- name: OuterComposites
-- columns: name?, p?, home?, amount?
-- rows: many
select (p).name, p, p.home, (p.home).amount from unit u left join person p on p.unit_id = u.id;

-- name: JsonOperators
-- columns: ?column??, ?column??, ?column??, ?column??, doc?, ?column??, ?column??, jsonb_typeof?, jsonb_array_length, ?column??, to_jsonb, to_jsonb?, row_to_json, jsonb_build_object, jsonb_strip_nulls, jsonb_set, jsonb_path_query_first?
-- rows: many
select doc -> 'a', doc ->> 'a', doc #> '{a}', doc #>> '{a}', doc['a'], doc ? 'a', doc @> '{}', jsonb_typeof(doc), jsonb_array_length('[1]'), '{"a":null}'::jsonb ->> 'a', to_jsonb(name), to_jsonb(nick), row_to_json(p), jsonb_build_object('a', nick), jsonb_strip_nulls('{}'), jsonb_set('{}', '{a}', '1'), jsonb_path_query_first('{}', '$.a') from person p;

-- name: Ranges
-- columns: lower?, upper?, isempty?, ?column??, ?column??, lower?, range_merge?, lower?, upper?, int4range, int4multirange
-- rows: many
-- unseen: lower
select lower(seen), upper(seen), isempty(seen), seen * seen, seen && seen, lower(spans), range_merge(spans), lower(int4range(id, id + 1)), upper(int4range(1, null)), int4range(id, rating), int4multirange(int4range(1, 2)) from person;

-- name: ViewOverOuterJoin
-- columns: id, title, name?, nick?, home?, kind?
-- rows: many
select id, title, name, nick, home, (home).kind from unit_people;

-- name: ViewOverOuterJoinFiltered
-- columns: id, title, name, nick?, rating
-- rows: many
select id, title, name, nick, rating from unit_people where name > '' and rating > 1;

-- name: ViewJoined
-- columns: unit_id?, n?, best?, anonymous?, title
-- rows: many
select c.unit_id, c.n, c.best, c.anonymous, u.title from unit u left join counted c on c.unit_id = u.id;

-- name: ViewGrouped
-- columns: unit_id, n, best?, anonymous
-- rows: many
select unit_id, n, best, anonymous from counted;

-- name: RecursiveTree
-- columns: id, parent?, title, depth, above?
-- rows: many
with recursive tree as (select id, parent, title, 0 as depth, null::text as above from unit where parent is null union all select u.id, u.parent, u.title, t.depth + 1, t.title from unit u join tree t on t.id = u.parent where t.depth < 3) select id, parent, title, depth, above from tree;

-- name: RecursiveGrowingNull
-- columns: n, m?
-- rows: many
with recursive t (n, m) as (select 1, 1 union all select n + 1, m + nullif(n, 2) from t where n < 4) select n, m from t;

-- name: RecursiveSearchCycle
-- postgres: 14
-- columns: id, parent?, ord, again, path
-- rows: many
with recursive t as (select id, parent from unit union select u.id, u.parent from unit u join t on t.parent = u.id) search depth first by id set ord cycle id set again using path select id, parent, ord, again, path from t;

-- name: RecursiveLeftJoin
-- columns: id?, title?
-- rows: many
with recursive t (id, title) as (select id, title from unit union select v.unit_id, u.title from t left join visit v on v.person_id = t.id left join unit u on u.id = v.unit_id where t.id is not null) select id, title from t;

-- name: UnionNulls
-- columns: name?, id?, one?
-- rows: many
select name, id, 1 as one from person union all select nick, rating, null from person;

-- name: ExceptKeepsLeft
-- columns: name, nick?
-- rows: many
select name, nick from person except select nick, name from person;

-- name: IntersectProves
-- columns: nick, rating
-- rows: many
select nick, rating from person intersect select name, id from person;

-- name: ValuesWithParameters
-- parameters: p1?
-- columns: a, b?, c?
-- rows: many
select a, b, c from (values (1, 'x', $1::text), (2, null, 'y')) v (a, b, c);

-- name: ValuesNotNull
-- columns: column1, column2
-- rows: many
values (1, 'a'), ((select 2), 'b'), (3, upper('c'));

-- name: ScalarSubqueries
-- columns: title?, count, ?column?, max?, title?, exists, coalesce, ?column?, ?column??, ?column??, ?column?
-- rows: many
-- unseen: max, title
select (select title from unit where id = 1), (select count(*) from unit), (select 1), (select max(id) from unit), (select title from unit u where u.id = p.unit_id), exists (select from unit where id = 3), (select coalesce(max(budget), 0) from unit), id in (select unit_id from visit), id in (select parent from unit), id > all (select budget from unit), name = any (select label from unit) from person p;

-- name: FromFunctions
-- columns: g, h?, o, value, k?, v?
-- rows: many
-- unseen: k, v
select g, h, o, e.value, l.k, l.v from person p, generate_series(1, 2) with ordinality as s (g, o), unnest(p.tags) as h, jsonb_array_elements('[1, null]') e, listed(p.id) l;

-- name: UnnestSeveral
-- columns: a?, b?, n
-- rows: many
select a, b, n from person p, unnest(p.tags, array[1, 2]) with ordinality u (a, b, n);

-- name: UnnestOneNotNull
-- columns: x, y
-- rows: many
select x, y from unnest(array[1, 2, 3]) x, unnest('{a,b}'::text[]) y;

-- name: RowsFrom
-- columns: a?, b?, c?
-- rows: many
select a, b, c from rows from (generate_series(1, 2), generate_series(1, 3), listed(1)) as r (a, b, c, d);

-- name: FunctionLeftJoin
-- columns: id, k?, v?
-- rows: many
select u.id, l.k, l.v from unit u left join listed(4) l on l.k = u.id;

-- name: JsonTable
-- postgres: 17
-- columns: n, a?, b, c?, k?
-- rows: many
-- unseen: c
select t.n, t.a, t.b, t.c, t.k from person p, json_table(coalesce(p.doc, '{}'), '$' columns (n for ordinality, a integer path '$.a', b boolean exists path '$.b', c text path '$.c' default 'x' on empty default 'x' on error, nested path '$.k[*]' columns (k integer path '$'))) t;

-- name: JsonFunctions
-- postgres: 17
-- columns: json_value?, json_value?, json_query?, json_exists, json_object, json_array, json_scalar?, json_scalar, json_serialize, ?column?, ?column??
-- rows: many
-- unseen: json_value
select json_value('{"a":1}', '$.a' returning integer), json_value('{}', '$.a' returning integer default 3 on empty default 4 on error), json_query('{}', '$.a'), json_exists('{}', '$.a'), json_object('a': nick), json_array(nick), json_scalar(nick), json_scalar(name), json_serialize('1'), name is json, nick is json from person;

-- name: JsonAggregates
-- postgres: 16
-- columns: unit_id, json_arrayagg, json_objectagg, any_value, any_value?, json_array?
-- rows: many
-- unseen: json_array
select unit_id, json_arrayagg(nick), json_objectagg(id: nick), any_value(name), any_value(nick), json_array(select name from person x where x.unit_id = p.unit_id) from person p group by unit_id;

-- name: InsertReturning
-- columns: id, name, nick?, rating?, shown, doubled?, tags
-- rows: zero-or-one
insert into person (id, unit_id, name, nick) select max(id) + 1, 1, 'n', null from person having count(*) > 0 on conflict (id) do nothing returning id, name, nick, rating, shown, doubled, tags;

-- name: InsertConflictUpdate
-- parameters: budget?
-- columns: id, title, budget?, parent?, state
-- rows: one
insert into unit (id, title, label, budget) values (1, 't', 'l', $1) on conflict (id) do update set budget = coalesce(excluded.budget, unit.budget, 0), parent = null returning id, title, budget, parent, state;

-- name: InsertWithTrigger
-- columns: id, a, b?, c
-- rows: one
insert into logged (id, a, b) values (9, 1, 'kept') on conflict (id) do update set b = 'kept' returning id, a, b, c;

-- name: InsertSelectOuter
-- columns: person_id, unit_id, at, note?, cost
-- rows: many
-- unseen: note
insert into visit (person_id, unit_id, note, cost) select p.id, u.id, u.title, p.id from person p left join unit u on u.id = p.unit_id on conflict do nothing returning person_id, unit_id, at, note, cost;

-- name: UpdateReturning
-- columns: id, nick, rating?, home, kind?, shown, doubled?
-- rows: zero-or-one
-- unseen: kind
update person set nick = 'x', rating = null, home = row('a', null) where id = 1 returning id, nick, rating, home, (home).kind, shown, doubled;

-- name: UpdateFromReturning
-- columns: nick, title, note?, cost?
-- rows: many
update person p set nick = u.title from unit u left join visit v on v.unit_id = u.id where p.unit_id = u.id returning p.nick, u.title, v.note, v.cost;

-- name: UpdateMulti
-- columns: nick?, rating?
-- rows: many
-- unseen: nick
update person set (nick, rating) = (select u.title, u.budget % 9 from unit u where u.id = person.unit_id) returning nick, rating;

-- name: UpdateProvenByWhere
-- columns: rating, mentor, nick?
-- rows: many
update person set mentor = mentor where rating > 2 and mentor is not null returning rating, mentor, nick;

-- name: DeleteUsing
-- columns: note?, cost, name, title?
-- rows: many
delete from visit v using person p left join unit u on u.id = p.mentor where p.id = v.person_id returning v.note, v.cost, p.name, u.title;

-- name: ModifyingTables
-- columns: id, b?, c, note?, person_id?
-- rows: many
with gone as (delete from visit returning person_id, note), added as (insert into logged (id, a) select 100 + count(*), 1 from gone returning id, b, c) select a.id, a.b, a.c, g.note, g.person_id from added a left join gone g on true;

-- name: MergeReturning
-- postgres: 17
-- columns: merge_action, id, title, budget?, name, nick?
-- rows: many
merge into unit u using person p on p.id = u.id when matched then update set budget = p.rating when not matched then insert (id, title, label) values (p.id, p.name, 'x') returning merge_action(), u.id, u.title, u.budget, p.name, p.nick;

-- name: MergeBySource
-- postgres: 17
-- columns: merge_action, id, a, b?, name?, nick?
-- rows: many
merge into logged l using person p on p.id = l.id when not matched by source then update set b = 'x' when matched then do nothing when not matched then insert (id, a) values (p.id, 1) returning merge_action(), l.id, l.a, l.b, p.name, p.nick;

-- name: ReturningOldNew
-- postgres: 18
-- columns: budget, budget, parent?, parent?, title, budget
-- rows: many
update unit set budget = 5, parent = null where budget is not null returning old.budget, new.budget, old.parent, new.parent, old.title, budget;

-- name: InsertOldNew
-- postgres: 18
-- columns: title?, title, id?, id, budget?
-- rows: one
insert into unit (id, title, label) values (1, 'a', 'b') on conflict (id) do update set title = 'c' returning old.title, new.title, old.id, new.id, old.budget;

-- name: DeleteOldNew
-- postgres: 18
-- columns: note?, note?, cost, cost?, cost
-- rows: many
delete from visit returning old.note, new.note, old.cost, new.cost, cost;

-- name: MergeOldNew
-- postgres: 18
-- columns: title?, title, budget?, id?, name
-- rows: many
merge into unit u using person p on p.id = u.id when matched then update set budget = 1 when not matched then insert (id, title, label) values (p.id, p.name, 'x') returning old.title, new.title, new.budget, old.id, p.name;

-- name: DomainsOuter
-- columns: label, other?, label, score?
-- rows: many
select u.label, v.label as other, u.label::text, cast(null as score) from unit u left join unit v on v.id = u.parent;

-- name: CheckNotNull
-- columns: cost, note?, at
-- rows: many
select cost, note, at from visit;

-- name: UsingMerged
-- columns: unit_id, name, note?
-- rows: many
select unit_id, p.name, v.note from person p left join visit v using (unit_id);

-- name: NaturalFull
-- columns: id, title?, a?, b?
-- rows: many
select id, title, a, b from unit natural full join logged;

-- name: DistinctOn
-- columns: unit_id, name, nick?, first_value?
-- rows: many
select distinct on (unit_id) unit_id, name, nick, first_value(nick) over () from person order by unit_id, id;

-- name: ExtractAndDates
-- columns: extract, date_trunc, ?column?, ?column?, ?column??, age, timezone, to_char?, make_date
-- rows: many
-- unseen: to_char
select extract(year from at), date_trunc('month', at), at + 1, at - at, note || at, age(at), at at time zone 'UTC', to_char(at, 'YYYY'), make_date(2024, 1, cost % 28 + 1) from visit;

-- name: BooleanLogic
-- columns: a?, b, c, d?, e, f, g?, h, i?, j?, k?, l?, m?, n, o?
-- rows: many
select rating > 1 as a, rating > 1 or true as b, rating > 1 and false as c, not (rating > 1) as d, name > 'a' as e, nick is null as f, nick is null or rating > 1 as g, (nick = 'a') is true as h, id > 1 and nick = 'a' as i, rating between 1 and 3 as j, nick like 'a%' as k, rating in (1, null) as l, id in (1, null) as m, id not in (1, 2) as n, name in ('a', nick) as o from person;

-- name: CorrelatedCoalesce
-- columns: id, coalesce, array_agg?, array
-- rows: many
select u.id, coalesce((select string_agg(p.name, ',') from person p where p.unit_id = u.id), ''), (select array_agg(p.name) from person p where p.unit_id = u.id), array(select p.nick from person p where p.unit_id = u.id) from unit u;

-- name: AntiJoin
-- columns: title, name?, nick?
-- rows: many
select u.title, p.name, p.nick from unit u left join person p on p.unit_id = u.id where p.id is null;

-- name: SemiProof
-- columns: title, budget
-- rows: many
select u.title, u.budget from unit u left join person p on p.unit_id = u.id where coalesce(p.rating, 0) >= 0 and u.budget = p.rating;

-- name: ViewOfFullJoin
-- columns: unit_id?, title?, note?, cost?, at?
-- rows: many
-- unseen: unit_id, title
select unit_id, title, note, cost, at from both_sides;

-- name: ViewOfFullJoinFiltered
-- columns: unit_id?, title?, cost, name
-- rows: many
-- unseen: unit_id, title
select b.unit_id, b.title, b.cost, p.name from both_sides b join person p on p.id = b.cost;

-- name: Arrays
-- columns: tags?, tags, ratings?, ?column?, ?column?, array_length?, cardinality, array_to_string, array_position?, array, array, array_append, ?column?, array_upper?
-- rows: many
select tags[1], tags[1:2], ratings[1], tags || 'x'::text, 'x'::text || tags, array_length(tags, 1), cardinality(tags), array_to_string(tags, ','), array_position(tags, 'a'), array[nick, name], array(select nick from person), array_append(ratings, 1), tags || null::text, array_upper(tags, 1) from person;

-- name: MergeOldNewWithoutInsert
-- postgres: 18
-- columns: title, title?, id, id?, budget?, name
-- rows: many
merge into unit u using person p on p.id = u.id when matched and p.rating > 2 then delete when matched then update set budget = null returning old.title, new.title, old.id, new.id, old.budget, p.name;

-- name: MergeOldNewOnlyUpdates
-- postgres: 18
-- columns: title, title, budget?, budget?
-- rows: many
merge into unit u using person p on p.id = u.id when matched then update set budget = p.rating returning old.title, new.title, new.budget, old.budget;

-- name: LiteralArrays
-- columns: rating, a, b?, c?
-- rows: many
-- unseen: c
select p.rating, a, b, c from person p, unnest('{a,b}'::text[]) a, unnest('{1,null}'::integer[]) b, unnest('{"null"}'::text[]) c where p.rating <> all ('{1,2}');

-- name: EmptyLiteralArray
-- columns: rating?
-- rows: many
select p.rating from person p where p.rating <> all ('{}');
