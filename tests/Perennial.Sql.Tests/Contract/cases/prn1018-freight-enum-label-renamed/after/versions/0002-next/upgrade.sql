alter type freight.leg_state rename value 'running' to 'moving';
