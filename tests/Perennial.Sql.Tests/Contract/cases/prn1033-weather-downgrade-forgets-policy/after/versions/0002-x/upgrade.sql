-- Updates of high ones.
create policy high_only on stations for update using (altitude > 10);
