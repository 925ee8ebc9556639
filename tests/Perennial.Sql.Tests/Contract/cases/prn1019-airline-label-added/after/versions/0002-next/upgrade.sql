ALTER TYPE "Air"."Cabin" ADD VALUE 'First';
