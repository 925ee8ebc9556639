CREATE TYPE "Course" AS ENUM ('Starter', 'Main', 'Dessert');
CREATE TYPE "Amount" AS (quantity numeric, unit text);
