create table t (id integer primary key, n integer, s text, name text not null, at timestamptz not null, day date, doc jsonb not null, tags text[] not null, r int4range not null, num numeric not null, f float8 not null, span interval not null);
create function strict_but_null(integer) returns integer language sql strict as 'select null::integer';
create function plain(integer) returns integer language sql as 'select $1';
create function gives_rows(integer) returns setof integer language sql as 'select nullif($1, 1) union all select null';
create function as_table(integer) returns table (x integer, y text) language sql as $$ select null::integer, 'a' $$;

-- name: strict_functions
-- columns: a, l, u, plus?, more, minus?, times?
-- rows: many
select abs(id) as a, length(name) as l, upper(name) as u, n + 1 as plus, id + 1 as more, -n as minus, id * n as times from t

-- name: division
-- columns: half, whole?, rest
-- rows: many
select num / 2 as half, n / 2 as whole, id % 2 as rest from t

-- name: concatenation
-- columns: joined, nullable?, concat, concat_ws, by_null?, formatted
-- rows: many
select name || 'x' as joined, s || 'x' as nullable, concat(s, n) as concat, concat_ws(',', s, n) as concat_ws, concat_ws(s, 'a') as by_null, format('%s', s) as formatted from t

-- name: date_parts
-- columns: year, day?, month?, seconds, century
-- rows: many
select extract(year from at) as year, extract(day from at) as day, date_part('month', at) as month, extract(epoch from span) as seconds, extract(century from at) as century from t

-- name: date_truncation
-- columns: day, age, later, date, now, today, made
-- rows: many
select date_trunc('day', at) as day, age(at) as age, at + span as later, at::date as date, now() as now, current_date as today, make_date(2024, 1, 1) as made from t

-- name: formatting_dates
-- columns: year?, number, empty?, parsed
-- rows: many
select to_char(at, 'YYYY') as year, to_char(num, '999') as number, to_char(at, '') as empty, to_date(name, 'YYYY') as parsed from t where name ~ '^[0-9]{4}$' or name = ''

-- name: user_routines
-- columns: strict?, plain?
-- rows: many
-- unseen: plain
select strict_but_null(id) as strict, plain(id) as plain from t

-- name: regular_expressions
-- postgres: 14
-- columns: part?, cut, matched?, replaced, similar_part?
-- rows: many
select substring(name from 'a(b)?') as part, substring(name, 1, 2) as cut, regexp_match(name, 'a') as matched, regexp_replace(name, 'a', 'b') as replaced, substring(name similar 'a#"b#"c' escape '#') as similar_part from t

-- name: regexp_substr
-- postgres: 15
-- columns: part?, n, is_like, at
-- rows: many
select regexp_substr(name, 'a') as part, regexp_count(name, 'a') as n, regexp_like(name, 'a') as is_like, regexp_instr(name, 'b') as at from t

-- name: json_access
-- columns: a?, a_text?, path?, path_text?, has, contains, merged, without
-- rows: many
select doc->'a' as a, doc->>'a' as a_text, doc#>'{a,b}' as path, doc#>>'{a}' as path_text, doc ? 'a' as has, doc @> '{}' as contains, doc || '{}' as merged, doc - 'a' as without from t where jsonb_typeof(doc) = 'object'

-- name: json_functions
-- columns: kind, built, n_json?, name_json, pretty, stripped, row
-- rows: many
select jsonb_typeof(doc) as kind, jsonb_build_object('a', n) as built, to_jsonb(n) as n_json, to_jsonb(name) as name_json, jsonb_pretty(doc) as pretty, jsonb_strip_nulls(doc) as stripped, row_to_json(t) as row from t

-- name: json_casts
-- columns: number?, text?
-- rows: many
select (doc->>'a')::integer as number, (doc->'a')::text as text from t where doc->>'a' = '1' or doc->>'a' is null

-- name: json_paths
-- columns: first?, has?, exists_op?, matches?, all
-- rows: many
-- unseen: has
select jsonb_path_query_first(doc, '$.a') as first, jsonb_path_exists(doc, '$.a') as has, doc @? 'strict $.a' as exists_op, doc @@ '$.a == 1' as matches, jsonb_path_query_array(doc, '$.a') as all from t

-- name: jsonb_set
-- columns: set_null?, set
-- rows: many
select jsonb_set(doc, '{a}', to_jsonb(n)) as set_null, jsonb_set(doc, '{a}', '1') as set from t where jsonb_typeof(doc) = 'object'

-- name: arrays
-- columns: first?, slice, length?, count, position?, upper?, joined
-- rows: many
select tags[1] as first, tags[1:2] as slice, array_length(tags, 1) as length, cardinality(tags) as count, array_position(tags, 'a') as position, array_upper(tags, 1) as upper, array_to_string(tags, ',') as joined from t

-- name: array_building
-- columns: one, appended, more, removed, empty, split?, cat, pre
-- rows: many
select array[n] as one, array_append(tags, s) as appended, tags || s as more, array_remove(tags, 'a') as removed, array[]::integer[] as empty, string_to_array(s, ',') as split, array_cat(tags, null) as cat, array_prepend(s, null) as pre from t

-- name: ranges
-- columns: low?, high?, is_empty, contains, overlaps, made, inc, cut
-- rows: many
select lower(r) as low, upper(r) as high, isempty(r) as is_empty, r @> 1 as contains, r && int4range(1, 3) as overlaps, int4range(n, null) as made, lower_inc(r) as inc, r * int4range(0, 5) as cut from t

-- name: comparisons_with_null
-- columns: never?, neither?, tested, different, same, maybe?
-- rows: many
select n = null as never, null = 1 as neither, n is null as tested, n is distinct from 1 as different, 1 = 1 as same, n > 1 as maybe from t

-- name: boolean_logic
-- columns: both?, any?, neither, strict
-- rows: many
select n > 1 and id > 1 as both, n > 1 or id > 1 as any, not (id > 1) as neither, id > 1 and num > 1 as strict from t

-- name: ambient
-- columns: me, session, schema?, version, missing?, v, txid?, client?, r, u
-- rows: one
-- unseen: schema
select current_user as me, session_user as session, current_schema() as schema, current_setting('server_version') as version, current_setting('no.such', true) as missing, version() as v, txid_current_if_assigned() as txid, inet_client_addr() as client, random() as r, gen_random_uuid() as u

-- name: lookups
-- columns: no_class?, a_type?, described?, name?, type
-- rows: many
-- unseen: name, a_type
select to_regclass('no_such') as no_class, to_regtype('integer') as a_type, obj_description(1, 'pg_class') as described, pg_get_userbyid(10) as name, pg_typeof(n) as type from t

-- name: sets_in_the_select_list
-- columns: id, a
-- rows: many
select id, generate_series(1, 2) as a from t

-- name: sets_of_unequal_length
-- columns: a?, b?, c?
-- rows: many
-- unseen: b
select generate_series(1, 2) as a, generate_series(1, 3) as b, unnest(array['x']) as c from t

-- name: unnest_in_the_select_list
-- columns: tag?, n?, id
-- rows: many
select unnest(tags) as tag, unnest(array[1, 2]) as n, id from t

-- name: user_set_functions
-- columns: x?
-- rows: many
select gives_rows(id) as x from t

-- name: functions_in_from
-- columns: g, x?, y?, r?
-- rows: many
-- unseen: y
select g, x.x, x.y, r.r as r from generate_series(1, 3) g, as_table(1) x, gives_rows(1) r

-- name: unnest_in_from
-- columns: u?, tag, ordinality
-- rows: many
select u, w.tag, w.ordinality from t, unnest(t.tags) u, unnest(array['a', 'b']) with ordinality as w(tag)

-- name: unnest_of_several
-- columns: a?, b?
-- rows: many
-- unseen: a
select * from unnest(array[1, 2], array['x']) as u(a, b)

-- name: unnest_of_several_with_ordinality
-- parameters: p1, p2
-- columns: a?, b?, n
-- rows: many
select * from unnest($1::int[], $2::text[]) with ordinality as u(a, b, n)

-- name: rows_from
-- columns: a?, b?, n
-- rows: many
-- unseen: a
select * from rows from (generate_series(1, 3), generate_series(1, 2)) with ordinality as f(a, b, n)

-- name: json_each
-- columns: key, value, text_key, text_value?
-- rows: many
select e.key, e.value, x.key as text_key, x.value as text_value from t, jsonb_each(doc) e, jsonb_each_text(doc) x where jsonb_typeof(doc) = 'object'

-- name: json_elements
-- columns: value, text?
-- rows: many
select e.value, x.value as text from t, jsonb_array_elements(doc) e, jsonb_array_elements_text(doc) x where jsonb_typeof(doc) = 'array'

-- name: json_to_recordset
-- columns: a?, b?
-- rows: many
-- unseen: a, b
select r.a, r.b from t, jsonb_to_recordset(doc) as r(a text, b text) where jsonb_typeof(doc) = 'array'

-- name: json_populate
-- columns: id?, s?
-- rows: many
select p.id, p.s from t, jsonb_populate_record(null::t, t.doc) p where jsonb_typeof(t.doc) = 'object'

-- name: left_join_lateral_function
-- columns: id, e?
-- rows: many
select t.id, e from t left join lateral unnest(t.tags) e on true

-- name: regexp_sets
-- columns: groups?, part?
-- rows: many
-- unseen: part
select regexp_matches(name, '(a)?(b)?') as groups, regexp_split_to_table(name, ',') as part from t

-- name: regexp_split
-- postgres: 14
-- columns: part
-- rows: many
select part from t, regexp_split_to_table(name, ',') part, string_to_table(name, ',') item

-- name: text_search
-- columns: v, found, rank, headline
-- rows: many
select to_tsvector('simple', name) as v, to_tsvector('simple', name) @@ to_tsquery('simple', 'a') as found, ts_rank(to_tsvector('simple', name), 'a') as rank, ts_headline('simple', name, 'a') as headline from t

-- name: mathematics
-- columns: r, root, p, f, g, l?, s, bucket, gcd
-- rows: many
select round(num, 1) as r, sqrt(abs(f)) as root, power(f, 2) as p, floor(num) as f, greatest(id, n) as g, least(n, null) as l, sign(num) as s, width_bucket(f, 0, 10, 5) as bucket, gcd(id, 4) as gcd from t where f < 100 and f > -100

-- name: encoding
-- columns: hash, hex, quoted?, nullable, l, part, pos, rev, padded, trimmed, position, over
-- rows: many
select md5(name) as hash, encode(name::bytea, 'hex') as hex, quote_literal(s) as quoted, quote_nullable(s) as nullable, left(name, 1) as l, split_part(name, ',', 1) as part, strpos(name, 'a') as pos, reverse(name) as rev, lpad(name, 3) as padded, trim(name) as trimmed, position('a' in name) as position, overlay(name placing 'x' from 1) as over from t

-- name: string_casts
-- columns: t, i, n, a, tags, r, f
-- rows: many
select name::text as t, id::text as i, num::integer as n, at::text as a, tags::text as tags, r::text as r, f::numeric as f from t where f < 1000 and f > -1000 and num <> 'NaN'
