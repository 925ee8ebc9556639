drop function app.seen(bigint);
