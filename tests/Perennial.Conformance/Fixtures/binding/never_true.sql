create table t (a integer not null, b text);
-- queries
-- name: EqualsNull
-- warning: PRN0021
select 1 from t where b = null;
-- name: NullLess
-- warning: PRN0021
select 1 from t where null < a;
-- name: NotInNull
-- warning: PRN0021
select 1 from t where a not in (1, null);
-- name: IsNull
-- silent
select 1 from t where b is null or b is distinct from null or a in (1, null);
-- name: AssignsNull
-- silent
update t set b = null where a = $1;
-- name: FillsAll
-- silent
insert into t (a) values ($1);
