alter table freight.legs add minutes integer;
