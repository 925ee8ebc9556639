alter domain lane drop constraint few;
