create table t (id integer primary key, doc jsonb not null, maybe jsonb, xml xml, n integer);

-- name: json_query_functions
-- postgres: 17
-- columns: v?, e, q?, m?, d?
-- rows: many
select json_value(doc, '$.a') as v, json_exists(doc, '$.a') as e, json_query(doc, '$.a') as q, json_exists(maybe, '$.a') as m, json_value(doc, '$.a' default 'x' on empty default 'y' on error) as d from t

-- name: json_table
-- postgres: 17
-- columns: nr, a?, has, b?
-- rows: many
select j.* from t, json_table(doc, '$[*]' columns (nr for ordinality, a integer path '$.a', has boolean exists path '$.a', nested path '$.b[*]' columns (b integer path '$'))) j

-- name: json_constructors
-- postgres: 16
-- columns: o, a, g, s
-- rows: many
select json_object('a': n) as o, json_array(n, null) as a, json_objectagg(id: n) as g, json_arrayagg(n) as s from t group by n

-- name: json_tests
-- postgres: 16
-- columns: a, b?
-- rows: many
select doc is json as a, maybe is json object as b from t

-- name: xmltable
-- columns: nr, b?, c
-- rows: many
select x.* from t, xmltable('/a' passing xml columns nr for ordinality, b text path 'b', c text path '.' not null) x where xml is not null

-- name: xml_values
-- columns: e, f?, c?, p, x?, d?
-- rows: many
select xmlelement(name a, n) as e, xmlforest(n as b) as f, xmlconcat(xml, null) as c, xmlparse(content 'x') as p, xpath('/a', xml) as x, xml is document as d from t

-- name: json_scalars
-- postgres: 17
-- columns: n?, d, j
-- rows: many
select json_scalar(n) as n, json_serialize(doc) as d, json('{}') as j from t

-- name: json_array_of_no_rows
-- postgres: 16
-- columns: q?
-- rows: one
select json_array(select n from t) as q
