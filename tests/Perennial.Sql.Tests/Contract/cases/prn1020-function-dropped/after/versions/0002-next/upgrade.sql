drop function app.weight(integer);
