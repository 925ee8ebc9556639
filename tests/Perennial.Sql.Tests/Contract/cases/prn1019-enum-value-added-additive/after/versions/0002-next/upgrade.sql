alter type app.state add value 'held' after 'open';
