-- schema: harbor

-- name: AddCall :single
insert into harbor.calls (call_id, imo, arrived) overriding user value values (null, @imo, now()) returning call_id;

-- name: AddCalls :exec
insert into harbor.calls (call_id, imo, arrived) overriding user value values (null, @imo, now()), (null, @other_imo, now());

-- name: CopyCalls :exec
insert into harbor.calls (call_id, imo, arrived) overriding user value select null, imo, now() from harbor.ships;

-- name: MergeCall :exec
merge into harbor.calls c using harbor.ships s on c.imo = s.imo
when not matched then insert (call_id, imo, arrived) overriding user value values (null, s.imo, now());
