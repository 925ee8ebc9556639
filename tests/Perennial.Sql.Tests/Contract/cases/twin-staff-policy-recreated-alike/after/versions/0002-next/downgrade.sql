drop policy own_row on staff.people;
create policy own_row on staff.people for select using (login = current_user);
