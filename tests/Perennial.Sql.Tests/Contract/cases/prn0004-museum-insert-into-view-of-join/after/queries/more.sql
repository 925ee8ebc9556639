-- schema: museum
-- name: AddToCatalogue :exec
insert into museum.catalogue (title, artist) values (@title, @artist);
