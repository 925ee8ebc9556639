alter type clinic.triage rename value 'urgent' to 'high';
