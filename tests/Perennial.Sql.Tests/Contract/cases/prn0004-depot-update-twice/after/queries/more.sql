-- name: Rename :exec
update bins set label = @a, label = @b where bin_id = 1;
