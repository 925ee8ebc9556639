-- schema: freight
-- service: dispatch

-- name: A :value
select @a + @b;
