ALTER INDEX "Air"."Flight_Code" RENAME TO "FlightCode";
