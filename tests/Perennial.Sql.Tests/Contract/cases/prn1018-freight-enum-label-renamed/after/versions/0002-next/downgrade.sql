alter type freight.leg_state rename value 'moving' to 'running';
