create table word (c text collate "C", p text collate "POSIX", d text, n integer, v varchar(3) collate "C");
create table other (c text collate "C", q text collate "POSIX");
create domain code as text collate "C";
create type both as (x text collate "C", y text collate "POSIX");
create view joined as select c || d as x, p from word;
-- queries
-- name: WrittenContradiction
select c collate "C" < p collate "POSIX" from word;
-- name: WrittenContradictionInCall
select n, length(c collate "C" || p collate "POSIX") from word;
-- name: WrittenContradictionInConstructs
select array[c collate "C", p collate "POSIX"] from word;
-- name: WrittenContradictionInWhere
select n from word where c collate "C" = p collate "POSIX" or n > 1;
-- name: WrittenContradictionInJoin
select 1 from word join other on word.c collate "C" = q collate "POSIX";
-- name: WrittenContradictionInAggregate
select count(*) filter (where c collate "C" < p collate "POSIX") from word;
-- name: WrittenContradictionOfParameters
select $1 collate "C" < $2 collate "POSIX";
-- name: RowsStandForThemselves
select row(c collate "C", p collate "POSIX"), (c collate "C", 1) is null, (c || p) collate "C" < d, exists (select c collate "C" from word), c in (p collate "C", 'x' collate "POSIX") from word;
-- name: OnlyWhenItMatters
select c || p, c < p, lower(c || p), array[c, p], case when n = 1 then c else p end, coalesce(c, p), nullif(c, p), greatest(c, p), max(c || p), string_agg(c, p) from word group by c, p, n;
-- name: SortedBySeveral
select n from word order by c || p;
-- name: SortedByColumn
select n, c || p from word order by 2;
-- name: GroupedBySeveral
select coalesce(c, p), count(*) from word group by 1;
-- name: DistinctOfSeveral
select distinct c || p from word;
-- name: DistinctOnSeveral
select distinct on (c || p) n from word;
-- name: PartitionedBySeveral
select sum(n) over (partition by c || p) from word;
-- name: WindowSortedBySeveral
select rank() over w from word window w as (order by c || p);
-- name: AggregateSortedBySeveral
select string_agg(d, ',' order by c || p) from word;
-- name: DistinctAggregate
select count(distinct c || p) from word;
-- name: OrderedSet
select percentile_disc(0.5) within group (order by c || p) from word;
-- name: HypotheticalSet
select rank(c) within group (order by p) from word group by c;
-- name: HypotheticalSetWritten
select rank('x' collate "POSIX") within group (order by c) from word;
-- name: FieldsOfRows
select (r).x || (r).y as k from (values (row('a', 'b')::both)) v(r) order by k;
-- name: FieldOfOneRow
select (r).x || c as k from word, (values (row('a', 'b')::both)) v(r) order by k;
-- name: DomainAgainstColumn
select 'a'::code || p as k from word order by k;
-- name: ThroughSubquery
select x || d as k from (select c || p as x, d from word) s order by x, k;
-- name: ThroughSubqueryStillSeveral
select x || p as k from (select c as x, p from word) s order by k;
-- name: ThroughView
select x || p as k from joined order by k;
-- name: ThroughCommonTable
with w as (select c, p from word) select * from w order by c || p;
-- name: SubqueryAsValue
select (select c from word) || p as k from word order by k;
-- name: UnionNeedsOne
select c from word union select p from word;
-- name: UnionAllDoesNot
select c from word union all select p from word order by 1;
-- name: UnionAllWritten
select c collate "C" from word union all select p collate "POSIX" from word;
-- name: ExceptAll
select c from word except all select p from word;
-- name: UnionOfUnionAll
(select c from word union all select p from word) union select d from word;
-- name: DefaultGivesWay
select c from word union select d from word order by 1;
-- name: ValuesWritten
values ('a' collate "C"), ('b' collate "POSIX");
-- name: ValuesOfSeveral
select * from (values ((select c from word)), ((select p from word))) v(x) order by x;
-- name: MergedColumn
select * from word full join (select q as c from other) o using (c) order by c;
-- name: RecursionKeeps
with recursive r as (select c from word union all select c || 'x' from r) select * from r;
-- name: RecursionChangesToWritten
with recursive r as (select c from word union all select c collate "POSIX" from r) select * from r;
-- name: RecursionChangesDefault
with recursive r(x) as (select d from word union all select x || c from r, word) select * from r;
-- name: RecursionOfNames
with recursive r as (select 'x'::text as x union all select relname::text from r, pg_class) select * from r;
-- name: StoredValue
insert into other select c || p, d from word;
-- name: StoredContradiction
update word set d = c collate "C" || p collate "POSIX";
-- name: InsertedRows
insert into other values ('a' collate "C"), ('b' collate "POSIX");
