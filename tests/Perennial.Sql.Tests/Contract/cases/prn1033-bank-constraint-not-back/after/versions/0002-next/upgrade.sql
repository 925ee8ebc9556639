alter table core.transfers drop constraint different;
