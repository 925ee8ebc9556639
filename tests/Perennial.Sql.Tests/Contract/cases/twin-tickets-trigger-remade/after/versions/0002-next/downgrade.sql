create or replace trigger touch before insert or update of subject, priority on tickets.tickets for each row when (new.priority < 3) execute function tickets.touch();
