alter table clinic.tickets rename constraint desk_number to tickets_desk_number_key;
