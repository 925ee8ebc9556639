drop trigger note_leg on freight.legs;
create trigger note_leg after update on freight.legs for each row execute function freight.note_leg();
