alter table ins.holders drop column note;
alter function ins.round_to_one(numeric) rename to round_up;
