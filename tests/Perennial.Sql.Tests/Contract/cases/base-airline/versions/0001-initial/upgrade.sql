/* Seats and flights.
   Names are as the old Oracle schema had them. */
CREATE SCHEMA "Air";

CREATE TYPE "Air"."Cabin" AS ENUM ('Economy', 'Business');

CREATE TABLE "Air"."Flight" (
    "FlightId" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "Code"     varchar(8) NOT NULL,
    "Departs"  timestamptz NOT NULL,
    "Gate"     text,
    CONSTRAINT "FlightCode" UNIQUE ("Code", "Departs")
);

CREATE TABLE "Air"."Seat" (
    "FlightId" integer NOT NULL REFERENCES "Air"."Flight" ON DELETE CASCADE,
    "Row"      smallint NOT NULL,
    "Letter"   char(1) NOT NULL,
    "Cabin"    "Air"."Cabin" NOT NULL DEFAULT 'Economy',
    "Holder"   text,
    PRIMARY KEY ("FlightId", "Row", "Letter")
);
CREATE INDEX "SeatHolder" ON "Air"."Seat" ("Holder") WHERE "Holder" IS NOT NULL;
