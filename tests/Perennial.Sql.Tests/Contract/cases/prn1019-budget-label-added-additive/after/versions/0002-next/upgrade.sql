alter type budget.kind add value 'both';
