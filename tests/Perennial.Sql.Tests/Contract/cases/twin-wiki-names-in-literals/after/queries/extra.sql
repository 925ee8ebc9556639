-- name: Names :many
select id, 'pages'::regclass::oid::bigint as relation, 'citext'::regtype::oid::bigint as type, regtype 'citext'::oid::bigint as again from pages p where slug in (@slug, 'b') or title %> @title;
