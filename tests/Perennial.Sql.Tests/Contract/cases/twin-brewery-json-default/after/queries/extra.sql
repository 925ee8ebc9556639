-- name: Plain :many
SELECT json_query(steps, '$.a' WITHOUT WRAPPER OMIT QUOTES) AS a, json_query(steps, '$.b' WITH WRAPPER KEEP QUOTES) AS b, json_value(steps, '$.day' RETURNING timestamptz DEFAULT now() ON EMPTY) AS at,
    json_value(steps, '$.n' RETURNING int DEFAULT 1 + 1 ON EMPTY NULL ON ERROR) AS n, json_value(steps, '$.t' DEFAULT lower(coalesce('A', 'B')) ON ERROR) AS t, json_exists(steps, '$.e' UNKNOWN ON ERROR) AS e,
    json_value(steps, '$.d' RETURNING date DEFAULT '2020-01-01' ON EMPTY) AS d, json_query(steps, '$.q' EMPTY ARRAY ON EMPTY ERROR ON ERROR) AS q
FROM recipes;
