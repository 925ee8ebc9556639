-- From version 1 to 2: country.

alter type ins.address add attribute country text;
