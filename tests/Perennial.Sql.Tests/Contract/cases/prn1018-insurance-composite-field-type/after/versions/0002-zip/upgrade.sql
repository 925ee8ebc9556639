-- From version 1 to 2: zip.

alter type ins.address alter attribute zip type integer;

-- still to do: cannot alter type "address" because column "holders.home" uses it
