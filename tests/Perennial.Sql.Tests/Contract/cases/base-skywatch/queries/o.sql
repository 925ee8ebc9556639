-- service: sky

-- name: AddObject :exec
insert into objects (object_id, at_ra, at_dec, mags, bands) values (@id, @ra, @dec, @mags, @bands);

-- name: Mags :many
select o.object_id, m.band, m.value from objects o cross join unnest(o.mags) m where o.object_id = any (@ids::bigint[]) order by 1;

-- name: Near :many
select object_id, at_ra, at_dec, extra ->> 'name' as name from objects
where at_ra between @from and @to order by at_ra limit 100;

-- name: Seeing :one
select night, seeing[1] as first, array_length(seeing, 1) as n from nights where night = @night;

-- name: VisibleAt :many
select object_id from objects where visible @> @at::time order by object_id;

-- name: ByBand :many
select band, count(*) as n from objects, unnest(bands) as band group by band order by band;
