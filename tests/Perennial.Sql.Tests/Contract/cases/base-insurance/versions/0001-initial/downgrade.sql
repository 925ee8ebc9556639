-- Back from version 1 to 0.

drop function ins.round_up(numeric);

drop table ins.claims;

drop table ins.holders;

drop domain ins.iban;

drop domain ins.percent;

drop type ins.claim_state;

drop type ins.address;

drop schema ins;
