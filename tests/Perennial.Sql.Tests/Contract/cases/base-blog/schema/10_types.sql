create schema blog;
create type blog.status as enum ('draft', 'published');
