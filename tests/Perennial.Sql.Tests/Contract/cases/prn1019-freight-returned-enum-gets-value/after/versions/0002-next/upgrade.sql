alter type freight.leg_state add value 'lost';
