alter type clinic.triage rename value 'high' to 'urgent';
