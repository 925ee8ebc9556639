alter table pages drop constraint pages_slug_key;
create unique index pages_slug on pages (slug);
