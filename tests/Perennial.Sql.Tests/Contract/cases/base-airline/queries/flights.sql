-- schema: Air
-- service: desk

-- name: GetFlight :one
SELECT f."FlightId", f."Code", f."Gate" FROM "Air"."Flight" f WHERE f."FlightId" = @flight_id;

-- name: FreeSeats :many
SELECT s."Row", s."Letter", s."Cabin" FROM "Air"."Seat" s WHERE s."FlightId" = @flight_id AND s."Holder" IS NULL ORDER BY s."Row", s."Letter";

-- name: TakeSeat :execrows
UPDATE "Air"."Seat" SET "Holder" = @holder! WHERE "FlightId" = @flight_id AND "Row" = @row AND "Letter" = @letter AND "Holder" IS NULL;
