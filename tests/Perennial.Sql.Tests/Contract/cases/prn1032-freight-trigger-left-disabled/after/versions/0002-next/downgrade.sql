alter table freight.legs enable trigger note_leg;
