create table freight.leg_notes (leg_id bigint primary key references freight.legs, text text not null);
