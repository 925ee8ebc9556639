-- Back from version 2 to 1.

alter type ins.address alter attribute zip type character varying(10);
