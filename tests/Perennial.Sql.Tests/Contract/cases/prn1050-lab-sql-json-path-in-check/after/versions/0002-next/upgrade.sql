alter table lab.samples add column raw text check (raw is json);
