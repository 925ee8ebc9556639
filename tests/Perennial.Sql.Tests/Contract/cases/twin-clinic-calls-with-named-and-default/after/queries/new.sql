-- schema: clinic
-- service: desk

-- name: A :many
select v.*, age.years from clinic.visits_of(patient => @p) v cross join lateral (select clinic.age(today => current_date, born => @born) as years) age;
