-- service: desk

-- name: FindGuest :one
select guest_id, full_name, email, vip from guests where email = @email;

-- name: BookRoom :one
insert into stays (guest_id, room_no, arrival, departure)
values (@guest, @room, @arrival, @departure)
returning stay_id;

-- name: ListRooms :many
select room_no, kind, rate, note from rooms where kind = @kind order by room_no;

-- name: SetNote :exec
update rooms set note = @note? where room_no = @room;

