-- schema: library

-- name: AddReaders :execrows
insert into library.readers (name, contact) select c.name, c from unnest(@contacts::library.contact[]) as c where c.name is not null;

-- name: ListContacts :single
select array_agg(r.contact order by r.reader_id) as contacts from library.readers r;
