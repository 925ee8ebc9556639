-- From version 1 to 2: teacher rooms.

alter table core.teachers add column room text;
