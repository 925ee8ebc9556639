-- schema: sales
-- service: sales

-- name: NextVisit :one
-- reads
select visit from sales.visit;
