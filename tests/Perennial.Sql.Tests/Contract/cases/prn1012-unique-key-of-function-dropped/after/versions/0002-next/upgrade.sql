alter table clinic.tickets drop constraint tickets_desk_number_key;
