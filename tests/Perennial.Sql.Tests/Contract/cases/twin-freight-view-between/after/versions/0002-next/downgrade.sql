drop table freight.leg_notes;
