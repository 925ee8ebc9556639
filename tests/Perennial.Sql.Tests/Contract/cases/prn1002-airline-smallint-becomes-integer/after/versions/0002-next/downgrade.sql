ALTER TABLE "Air"."Seat" ALTER COLUMN "Row" TYPE smallint;
