-- name: AVeryLongNameOfAQueryThatGoesOnAndOnUntilNobodyCanReadItAnyMoreAtAll :many
select id from tasks;
