ALTER TABLE "Air"."Flight" RENAME COLUMN "Gate" TO gate;
