-- s
alter table drugs alter column leaflet set storage main;
