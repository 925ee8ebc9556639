-- name: A :copyfrom
insert into articles (slug, body, tags) values (@slug, @body);
