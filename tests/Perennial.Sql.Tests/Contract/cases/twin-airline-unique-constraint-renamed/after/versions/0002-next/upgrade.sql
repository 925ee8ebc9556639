ALTER TABLE "Air"."Flight" RENAME CONSTRAINT "FlightCode" TO "Flight_Code";
