drop aggregate app.longest(text);
drop function app.longer(text, text);
