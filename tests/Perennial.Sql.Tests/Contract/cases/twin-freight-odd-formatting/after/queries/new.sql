-- schema: freight
-- service: dispatch

--name: A :many
SELECT	l.leg_id
  , -- the one
 l.origin FROM freight . legs AS "l" WHERE(l.leg_id)IN(1,2)AND/* c; */l.origin!='-- name: B :many'
;;
