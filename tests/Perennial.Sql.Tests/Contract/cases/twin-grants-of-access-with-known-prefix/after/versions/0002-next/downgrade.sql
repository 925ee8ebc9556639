drop function app.half(integer);
