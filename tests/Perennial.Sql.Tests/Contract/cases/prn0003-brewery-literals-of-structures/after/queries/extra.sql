-- name: Path :one
SELECT jsonb_path_query('{}', '$.a ? (@.b = "x")') AS a;
-- name: Subscript :one
SELECT '$.a['::jsonpath AS a;
-- name: Quotes :one
SELECT '$.a ? (@ == ''x'')'::jsonpath AS a;
-- name: Span :one
SELECT int4range '[5,1]' AS a;
-- name: Days :one
SELECT daterange '[2020-02-01,2020-01-01]' AS a;
-- name: Words :one
SELECT 'a b'::tsquery AS a;
-- name: Operand :one
SELECT 'a &'::tsquery AS a;
-- name: Bits :one
SELECT b'102' AS a;
-- name: Digits :one
SELECT x'0g' AS a;
-- name: Unit :one
SELECT '(1,K)'::reading AS a, 1 AS b;
-- name: Number :one
SELECT '(x,C)'::reading AS a, 1 AS b;
-- name: Few :one
SELECT '(1)'::reading AS a, 1 AS b;
-- name: Many :one
SELECT '(1,C,3)'::reading AS a, 1 AS b;
-- name: Ragged :one
SELECT '{{1,2},{3}}'::int[] AS a;
-- name: Gap :one
SELECT '{1,,2}'::int[] AS a;
-- name: Counted :one
SELECT '[1:2]={1}'::int[] AS a;
-- name: Quarter :one
SELECT interval '1 quarter' AS a;
-- name: Twice :one
SELECT interval '1 year 1 year' AS a;
-- name: Designator :one
SELECT interval 'P1H' AS a;
-- name: Month :one
SELECT date '2020-1' AS a;
-- name: Midnight :one
SELECT time '24:00:01' AS a;
-- name: Afternoon :one
SELECT time '13:00 PM' AS a;
-- name: Zone :one
SELECT timestamptz '2020-01-01 10:00:00+16' AS a;
-- name: Small :one
SELECT float8 '1e-400' AS a;
