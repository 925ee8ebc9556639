-- schema: iot

-- name: AddReadings :copyfrom
insert into iot.readings (device_id, at, value) values (@device_id, @at, @value);

-- name: LastReading :one
select r.at, r.value from iot.readings r where r.device_id = @device_id order by r.at desc limit 1;

-- name: StreamReadings :stream
select r.device_id, r.at, r.value from iot.readings r where r.at >= @since and r.at < @until;

-- name: DailyMeans :many
select d.day, d.mean, d.readings from iot.daily d where d.device_id = any(@devices::int[]) order by d.day;

-- name: PutDevice :exec
insert into iot.devices (device_id, site, kind) values ($1, $2, $3) on conflict (device_id) do update set site = excluded.site;
