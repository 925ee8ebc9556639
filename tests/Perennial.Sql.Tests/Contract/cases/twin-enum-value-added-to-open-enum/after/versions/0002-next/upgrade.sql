alter type app.state add value 'gone';
