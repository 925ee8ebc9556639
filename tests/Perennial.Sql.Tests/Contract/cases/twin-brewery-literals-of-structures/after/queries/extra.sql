-- name: Paths :one
SELECT '$.a ? (@.b == "x" && exists (@.c[1 to last]))'::jsonpath AS a, 'strict $.**{2}.k.size() > 1'::jsonpath AS b, '$.keyvalue() ? (@.key starts with $k || !(@.value like_regex "^x" flag "i"))'::jsonpath AS c, '-$.a + 2 * ($.b[*].double() % 3)'::jsonpath AS d, '($.a == 1) is unknown'::jsonpath AS e, '1..e'::jsonpath AS f;
-- name: Ranges :one
SELECT int4range '[1,5]' AS a, int4range '(,)' AS b, int4range 'empty' AS c, daterange '["2020-01-01",infinity)' AS d, tstzrange '[2020-01-01 10:00+02,2020-01-01 09:00+00]' AS e, numrange '[1,NaN]' AS f, tstzrange '[2020-01-01,9999-12-31)' AS g;
-- name: Words :one
SELECT 'a & !(b | ''c d'':*A) <-> e\ f'::tsquery AS a, ''::tsquery AS b;
-- name: Bits :one
SELECT b'101' AS a, x'0F' AS b;
-- name: Rows :one
SELECT '(1,C)'::reading AS a, ' ("1", C)'::text AS b, '(,)'::reading AS c, '{"(1,C)","(2,F)"}'::reading[] AS d;
-- name: Arrays :one
SELECT '{{1,2},{3,NULL}}'::int[] AS a, ' { 1 , 2 } '::int[] AS b, '[0:1][1:1]={{1},{2}}'::int[] AS c, '{}'::int[] AS d, '{"a,b",c d,e\,f,""}'::text[] AS e, '[2]={1,2}'::int[] AS f;
-- name: Times :one
SELECT interval 'P1Y2M3DT4H5M6S' AS a, interval 'P0001-02-03T04:05:06' AS b, interval 'PT' AS none, interval '1-2 3 4:05' AS c, interval '1 sec 1 ms 1 us' AS d, interval '1 week 1 day' AS e, date '2020-123' AS f, time '24:00:00' AS g, time '12:00 PM' AS h, timestamptz '2020-01-01 10:00:00+15:59' AS i, float8 '1e-320' AS j, float4 '1e-45' AS k;
