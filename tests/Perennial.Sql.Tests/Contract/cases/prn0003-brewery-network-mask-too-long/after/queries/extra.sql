-- name: Lan :one
SELECT inet '10.1.2.3/33' AS lan;
-- name: Network :one
SELECT cidr '10.1.2.3/8' AS network;
-- name: Card :one
SELECT macaddr '08:00:2b:01:02' AS card;
-- name: Part :one
SELECT inet '10/16' AS part;
