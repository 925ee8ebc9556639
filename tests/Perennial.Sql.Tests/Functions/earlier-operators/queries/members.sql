-- schema: public

-- name: FindMember :one
select member_id from members where handle = @handle and prefs ? 'a';

-- name: ListMembers :many
select member_id from members where handle in (@first, @second);

-- name: ListOfSlice :many
select member_id from members where handle in (sqlc.slice(handles));

-- name: PageMembers :many
-- page: handle, member_id
select handle, member_id from members;
