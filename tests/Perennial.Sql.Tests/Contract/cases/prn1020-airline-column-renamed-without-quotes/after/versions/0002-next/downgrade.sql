ALTER TABLE "Air"."Flight" RENAME COLUMN gate TO "Gate";
