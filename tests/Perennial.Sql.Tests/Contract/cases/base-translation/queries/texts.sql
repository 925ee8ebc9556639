-- schema: Texts
-- service: cattool

-- name: GetUnit :one
select "UnitId", "Source", "Lang" from "Texts"."Unit" where "UnitId" = @id;

-- name: SaveTranslation :one
insert into "Texts"."Translation" ("UnitId", "Lang", "Target", "Status")
values (@unit, @lang, @target?, @status)
on conflict ("UnitId", "Lang") do update set "Target" = excluded."Target", "Status" = excluded."Status"
returning "UnitId", "Lang", "Status";

-- name: FindSource :one
select "UnitId" from "Texts"."Unit" where lower("Source") = lower(@source) and "Lang" = @lang;

-- name: Missing :many
select u."UnitId", u."Source", t."Target"
from "Texts"."Unit" u
left join "Texts"."Translation" t on t."UnitId" = u."UnitId" and t."Lang" = @lang
where t."Target" is null
order by u."CreatedAt" limit @max;

-- name: LegalTexts :many
select "UnitId", "Source", "Clause" from "Texts"."LegalUnit" order by "Clause";
