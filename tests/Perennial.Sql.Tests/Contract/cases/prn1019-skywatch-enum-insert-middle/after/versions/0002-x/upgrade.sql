-- y
alter type sky_band add value 'y';
