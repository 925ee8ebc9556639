-- schema: app

-- name: Put :exec
merge into app.items i using (values (@id::bigint)) v (id) on i.item_id = v.id when matched then update set size = 1;
