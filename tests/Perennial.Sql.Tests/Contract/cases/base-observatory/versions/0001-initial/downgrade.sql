-- Back from version 1 to 0.

drop table sky.frames;

drop table sky.nights;

drop table sky.telescopes;

drop domain sky.magnitude;

drop type sky.band;

drop schema sky;
