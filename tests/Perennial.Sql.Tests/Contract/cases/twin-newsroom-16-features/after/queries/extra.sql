-- name: A :many
select slug, any_value(body) as body, 1_000 as thousand, meta is json object as o, json_array(1, slug) as j, json_arrayagg(slug) as ja, array_shuffle(tags) as t from articles group by slug, tags, meta;
