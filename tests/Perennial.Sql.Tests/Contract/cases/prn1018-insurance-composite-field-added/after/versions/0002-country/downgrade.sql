-- Back from version 2 to 1.

alter type ins.address drop attribute country;
