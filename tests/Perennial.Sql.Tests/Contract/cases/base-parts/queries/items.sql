-- schema: parts
-- name: GetItem :single
-- raises: P0002 NoSuchItem
select i.sku, i.box, i.available from parts.items i where i.sku = @sku;
-- name: Scan :copyfrom
insert into parts.scans (sku, at) values (@sku, @at);
-- name: SetBox :execrows
update parts.items set box = row(@label, row(@w, @h)::parts.dims, array[]::parts.dims[])::parts.box where sku = @sku;
-- name: Restock :batchone
update parts.items set stock = stock + @pieces where sku = @sku returning stock;
