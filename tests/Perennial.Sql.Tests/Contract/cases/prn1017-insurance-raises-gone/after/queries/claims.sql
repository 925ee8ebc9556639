-- schema: ins
-- service: claims

-- name: OpenClaims :many
select claim_id, holder_id, fault, ins.round_up(amount) as amount from ins.claims where state = @state order by claim_id;

-- name: MoveHolder :exec
update ins.holders set home = @home where holder_id = @holder;

-- name: SetAccount :exec
update ins.holders set account = @account? where holder_id = @holder;
