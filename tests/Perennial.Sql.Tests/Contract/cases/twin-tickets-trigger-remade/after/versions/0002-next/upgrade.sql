drop trigger touch on tickets.tickets;
create trigger touch before update of priority, subject or insert on tickets.tickets for each row when (new.priority < 4) execute procedure tickets.touch();
