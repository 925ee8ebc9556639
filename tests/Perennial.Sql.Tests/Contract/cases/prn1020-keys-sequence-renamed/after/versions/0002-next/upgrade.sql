alter sequence ticket_no rename to ticket_number;
