ALTER TABLE "Air"."Flight" DROP COLUMN "Remark";
