alter type app.state rename value 'closed' to 'done';
