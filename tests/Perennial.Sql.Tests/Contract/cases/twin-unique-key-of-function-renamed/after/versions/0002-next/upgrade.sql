alter table clinic.tickets rename constraint tickets_desk_number_key to desk_number;
