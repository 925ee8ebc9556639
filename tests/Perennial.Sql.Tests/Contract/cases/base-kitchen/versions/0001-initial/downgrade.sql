-- Back from version 1 to 0.

drop view public."MainDishes";

drop table public."Ingredients";

drop table public."Recipes";

drop type public."Amount";

drop type public."Course";
