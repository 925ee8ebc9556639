-- service: desk
-- name: CountStays :value
select count(*) from stays where guest_id = @guest;
