-- name: A :many
select (i."Amount").unit, (i."Amount").quantity * 2 as double from "Ingredients" i where i."Amount" is not null;
