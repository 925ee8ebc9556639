alter table mailer.outbox alter to_address type text collate "default";
