alter table freight.legs disable trigger note_leg;
update freight.legs set origin = btrim(origin);
alter table freight.legs enable trigger note_leg;
