DROP TABLE "Air"."Seat";
DROP TABLE "Air"."Flight";
DROP TYPE "Air"."Cabin";
DROP SCHEMA "Air";
