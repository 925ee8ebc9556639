alter type freight.geo_point alter attribute lat type real cascade;
