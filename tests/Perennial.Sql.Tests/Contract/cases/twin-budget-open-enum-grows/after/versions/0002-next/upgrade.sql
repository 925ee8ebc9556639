alter type budget.colour add value if not exists 'amber' after 'red';
