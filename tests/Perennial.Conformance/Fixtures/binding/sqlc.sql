create table authors (id bigserial primary key, name text not null, bio text, born date);
create table books (id serial primary key, author_id bigint not null references authors, title text not null, pages int, tags text[] not null default '{}');
-- queries
-- name: GetAuthor :one
select * from authors where id = $1 limit 1;
-- name: ListAuthors :many
select * from authors order by name;
-- name: CreateAuthor :one
insert into authors (name, bio) values ($1, $2) returning *;
-- name: FindBooks :many
select sqlc.embed(books), sqlc.embed(a), count(*) over () as total from books join authors a on a.id = books.author_id where (title ilike '%' || sqlc.narg('title') || '%' or sqlc.narg('title') is null) and pages > @min_pages limit sqlc.arg(page_size) offset @skip;
-- name: BooksByIds :many
select * from books where id in (sqlc.slice(ids)) and author_id not in (sqlc.slice('others'));
-- name: Rename :exec
update authors set name = coalesce(@name?, name), bio = @bio! where id = @id;
-- name: AddBooks :copyfrom
insert into books (author_id, title) values ($1, $2);
-- name: Averages :many
select author_id, avg(pages)::float as average, coalesce(sum(pages), 0)::bigint as pages from books group by author_id;
-- name: Tagged :many
select * from books where @tag::text = any(tags) and tags && sqlc.arg(any_of)::text[];
