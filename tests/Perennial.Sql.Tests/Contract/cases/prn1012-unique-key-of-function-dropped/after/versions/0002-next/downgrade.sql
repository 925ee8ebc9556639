alter table clinic.tickets add unique (desk, number);
