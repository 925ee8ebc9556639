alter table freight.legs drop constraint legs_carrier_id_fkey;
alter table freight.legs add foreign key (carrier_id) references freight.carriers on delete restrict;
