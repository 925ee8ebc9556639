-- service: weather

-- name: AddReading :exec
insert into readings (station_id, taken_at, celsius, humidity) values (@station, @at, @celsius, sqlc.narg(humidity))
on conflict (station_id, taken_at) do update set celsius = excluded.celsius;

-- name: StationByCode :one
select station_id, code, altitude from stations where code = $1;

-- name: HotDays :many
select date_trunc('day', taken_at) as day, max(celsius) as top
from readings
where station_id = @station and celsius > 30
group by 1
order by 1;

-- name: LastReading :one
select taken_at, celsius, humidity from readings where station_id = @station order by taken_at desc limit 1;

-- name: Mean :value
select avg(celsius) from readings where station_id = @station;
