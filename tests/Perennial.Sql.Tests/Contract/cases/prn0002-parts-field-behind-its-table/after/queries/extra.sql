-- schema: parts

-- name: Wide :many
select b.inner_dims.w from (select (x).* from (select row('a', row(1, 2)::parts.dims, null)::parts.box as x) s) b;
