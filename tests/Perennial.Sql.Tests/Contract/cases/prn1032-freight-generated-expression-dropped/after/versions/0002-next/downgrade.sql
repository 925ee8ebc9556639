alter table freight.legs drop route;
alter table freight.legs add route text generated always as (origin || ' - ' || destination) stored;
