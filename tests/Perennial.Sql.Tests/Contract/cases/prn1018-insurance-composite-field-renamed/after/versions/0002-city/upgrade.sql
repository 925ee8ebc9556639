-- From version 1 to 2: city.

alter type ins.address add attribute city text;

alter type ins.address drop attribute town;

-- still to do: schema.sql and the versions disagree about the order of columns of the type ins.address: street, city, zip in schema.sql, street, zip, city after the versions. A new column always comes last: move its line in schema.sql, so that the columns are in the order street, zip, city.
