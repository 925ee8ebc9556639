alter domain theatre.email drop constraint has_at;
alter domain theatre.email add constraint has_at check (position('@' in value) > 1);
