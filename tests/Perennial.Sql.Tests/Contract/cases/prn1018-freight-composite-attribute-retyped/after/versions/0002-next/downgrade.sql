alter type freight.geo_point alter attribute lat type double precision cascade;
