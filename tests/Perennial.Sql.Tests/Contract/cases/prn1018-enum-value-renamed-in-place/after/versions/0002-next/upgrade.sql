alter type app.state rename value 'done' to 'closed';
