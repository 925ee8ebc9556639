alter table lab.samples drop constraint samples_parent_fkey;
alter table lab.samples add foreign key (parent) references lab.samples on delete set null (parent);
