alter function app.shout(text) volatile;
