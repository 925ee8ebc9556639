alter table freight.carriers drop constraint carriers_email_key;
