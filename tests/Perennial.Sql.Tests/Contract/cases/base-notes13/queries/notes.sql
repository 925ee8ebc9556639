-- name: AddNote :one
insert into notes (folder_id, text, labels) values ($1, $2, $3) returning id, at;
-- name: NoteCounts :many
select path, notes from note_counts order by path;
-- name: Labels :many
select l as label, count(*) from notes, unnest(labels) l group by l;
-- name: Attribute :value
select attributes ->> @name as value from notes where id = @id;
