drop index pages_slug;
alter table pages add constraint pages_slug_key unique (slug);
