drop function app.touch();
