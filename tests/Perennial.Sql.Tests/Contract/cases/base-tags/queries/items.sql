-- name: Tagged :many
select i.id from items i where i.tags @> @tags;
-- name: Props :many
select i.id, x.key, x.value from items i, jsonb_each_text(i.props) x where i.props @? @path;
-- name: AddTag :exec
update items set tags = array_append(tags, @tag::text) where id = @id;
