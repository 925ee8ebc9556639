-- name: AddBin :single
insert into bins (label, flags, dims) values (@label, @flags, @dims) returning bin_id, label, flags;
-- name: MoveBins :copyfrom
insert into moves (bin_id, from_aisle, to_aisle) values (@bin_id, @from_aisle, @to_aisle);
-- name: LostBins :many
select b.label, b.dims[1] as width from bins b where not exists (select from moves m where m.bin_id = b.bin_id) and b.flags & B'0001' = B'0000';
