drop policy own_row on staff.people;
create policy own_row on staff.people for select to public using (login = current_user);
