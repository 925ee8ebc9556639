drop type parts.note;
