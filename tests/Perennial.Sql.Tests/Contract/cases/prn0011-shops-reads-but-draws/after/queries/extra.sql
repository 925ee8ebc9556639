-- schema: sales
-- service: sales

-- name: NextVisit :value
-- reads
select nextval('sales.visits');
