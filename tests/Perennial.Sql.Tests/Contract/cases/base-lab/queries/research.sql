-- schema: lab
-- service: research
-- name: Anonymous :many
select a.id, a.taken, a.ph from lab.anonymous a where a.known and a.taken >= @since;
-- name: Histogram :many
select width_bucket(s.ph, 0, 14, 7) as bucket, count(*) as samples from lab.samples s where s.ph is not null group by bucket order by bucket;
