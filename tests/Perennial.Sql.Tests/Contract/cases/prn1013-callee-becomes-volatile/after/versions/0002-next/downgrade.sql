alter function app.shout(text) immutable;
