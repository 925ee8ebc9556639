create or replace view latest_revisions as
select distinct on (r.page_id) r.page_id, r.number, r.author, r.saved
from revisions r order by r.page_id, r.number desc;
