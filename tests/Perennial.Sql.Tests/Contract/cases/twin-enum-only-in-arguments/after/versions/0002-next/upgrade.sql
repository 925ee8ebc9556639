alter type app.size_class add value 'm' before 'l';
