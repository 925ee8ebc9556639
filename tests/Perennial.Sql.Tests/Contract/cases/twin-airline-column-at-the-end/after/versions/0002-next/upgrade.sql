ALTER TABLE "Air"."Flight" ADD COLUMN "Remark" text NOT NULL DEFAULT '';
