alter table freight.legs disable trigger note_leg;
update freight.legs set origin = btrim(origin);
